package org.aadsync.connector.ldap.generic;

/** OpenLDAP with content synchronization, where AADSYNC_LDAP_URL says that there is one. */
class OpenLdapImportTest extends ImportTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("import");
  }
}
