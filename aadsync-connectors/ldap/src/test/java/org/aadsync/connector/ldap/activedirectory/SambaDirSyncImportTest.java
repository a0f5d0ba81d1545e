package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.DeltaMethod;

/** Imports from a real domain controller. */
class SambaDirSyncImportTest extends ImportStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }

  @Override
  DeltaMethod method() {
    return DeltaMethod.DIRSYNC;
  }
}
