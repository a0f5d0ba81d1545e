package org.aadsync.connector.ldap.generic;

/** A directory whose changes show by their time. */
class InMemoryRandomTreeTest extends RandomTreeTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }
}
