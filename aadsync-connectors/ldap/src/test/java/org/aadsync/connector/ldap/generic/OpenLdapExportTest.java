package org.aadsync.connector.ldap.generic;

/** Exports to OpenLDAP, where AADSYNC_LDAP_URL says that there is one. */
class OpenLdapExportTest extends ExportTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("export");
  }
}
