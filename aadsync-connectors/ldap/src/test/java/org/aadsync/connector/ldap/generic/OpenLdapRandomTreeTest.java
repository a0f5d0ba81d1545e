package org.aadsync.connector.ldap.generic;

/** OpenLDAP that tells what was deleted, where AADSYNC_LDAP_URL says that there is one. */
class OpenLdapRandomTreeTest extends RandomTreeTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("random");
  }
}
