package org.aadsync.connector.ldap.activedirectory;

/** Selects objects of a real domain. */
class SambaFilterTest extends FilterStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }
}
