package org.aadsync.connector.ldap.generic;

/** OpenLDAP that tells what is present, where AADSYNC_LDAP_URL says that there is one. */
class OpenLdapPresentRandomTreeTest extends RandomTreeTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdapWithoutLog("random");
  }
}
