package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.junit.jupiter.api.Test;

/** Synchronizes a domain in memory. */
class FakeSyncTest extends SyncStories {
  private FakeActiveDirectory fake;

  @Override
  TestDomain open() throws Exception {
    fake = FakeActiveDirectory.builder().start();
    return TestDomain.of(fake);
  }

  @Override
  int users() {
    return 200;
  }

  @Test
  void aCycleAsksForChangesOnceHoweverManyObjectsThereAre() throws Exception {
    String ada = world.person("asked", world.corp);
    world.after(
        () -> {
          world.domain.set(ada, "title", "changed");
          fake.resetStatistics();
        });

    assertThat(fake.statistics().dirSyncRounds()).isEqualTo(1);
    assertThat(fake.statistics().entries()).isLessThanOrEqualTo(3);
  }
}
