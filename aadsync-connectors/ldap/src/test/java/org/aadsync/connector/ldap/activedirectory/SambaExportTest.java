package org.aadsync.connector.ldap.activedirectory;

/** Exports to a real domain controller. */
class SambaExportTest extends ExportStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }
}
