package org.aadsync.connector.ldap.generic;

/** The engine and OpenLDAP, which tells what is present, where AADSYNC_LDAP_URL says so. */
class OpenLdapPresentStoryTest extends EngineStory {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdapWithoutLog("story");
  }
}
