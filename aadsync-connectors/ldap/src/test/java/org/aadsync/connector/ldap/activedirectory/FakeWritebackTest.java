package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.junit.jupiter.api.Test;

/** Writes back to a domain controller in memory. */
class FakeWritebackTest extends WritebackStories {
  private FakeActiveDirectory fake;

  @Override
  TestDomain open() throws Exception {
    fake = FakeActiveDirectory.builder().start();
    return TestDomain.of(fake);
  }

  @Test
  void oneValueIsWrittenForOneAddress() throws Exception {
    world.after(
        () -> {
          mailboxIn(ADDRESS);
          fake.resetStatistics();
        });

    assertThat(fake.statistics().writes()).isEqualTo(1);
    assertThat(fake.statistics().modifiedValues()).isEqualTo(1);
  }
}
