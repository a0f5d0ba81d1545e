package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Breaks the connections to a domain controller in memory, which answers in many rounds. */
class FakeCutTest extends CutStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().dirSyncRounds(3, 5).start());
  }
}
