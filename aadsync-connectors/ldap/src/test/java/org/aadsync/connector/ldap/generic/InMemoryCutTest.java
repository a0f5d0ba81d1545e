package org.aadsync.connector.ldap.generic;

/** The connection to a directory in memory breaks. */
class InMemoryCutTest extends CutTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }
}
