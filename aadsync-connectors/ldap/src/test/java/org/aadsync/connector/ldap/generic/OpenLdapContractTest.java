package org.aadsync.connector.ldap.generic;

/** OpenLDAP, where AADSYNC_LDAP_URL says that there is one, does what every connector must. */
class OpenLdapContractTest extends GenericContract {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("contract");
  }

  @Override
  String comma() {
    return "\\2C";
  }
}
