package org.aadsync.connector.ldap.generic;

/** OpenLDAP whose content synchronization tells what is present, where AADSYNC_LDAP_URL says so. */
class OpenLdapPresentImportTest extends ImportTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdapWithoutLog("import");
  }
}
