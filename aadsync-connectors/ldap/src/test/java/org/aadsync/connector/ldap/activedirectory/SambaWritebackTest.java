package org.aadsync.connector.ldap.activedirectory;

/** Writes back to a real domain controller. */
class SambaWritebackTest extends WritebackStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }
}
