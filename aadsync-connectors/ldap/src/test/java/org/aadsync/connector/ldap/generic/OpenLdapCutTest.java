package org.aadsync.connector.ldap.generic;

/** The connection to OpenLDAP, where AADSYNC_LDAP_URL says that there is one, breaks. */
class OpenLdapCutTest extends CutTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("cut");
  }
}
