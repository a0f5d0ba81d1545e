package org.aadsync.connector.ldap.activedirectory;

/** Breaks the connections to a real domain controller. */
class SambaCutTest extends CutStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }
}
