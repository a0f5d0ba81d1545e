package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Imports from a domain controller in memory. */
class FakeDirSyncImportTest extends ImportStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().start());
  }

  @Override
  DeltaMethod method() {
    return DeltaMethod.DIRSYNC;
  }
}
