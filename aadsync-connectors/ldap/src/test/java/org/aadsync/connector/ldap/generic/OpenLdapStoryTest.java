package org.aadsync.connector.ldap.generic;

/** The engine and OpenLDAP, whose changes come by RFC 4533. */
class OpenLdapStoryTest extends EngineStory {
  @Override
  TestTree open() throws Exception {
    return TestTree.openLdap("story");
  }
}
