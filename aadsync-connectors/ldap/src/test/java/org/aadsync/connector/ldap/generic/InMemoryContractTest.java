package org.aadsync.connector.ldap.generic;

/** A directory in memory does what every connector must. */
class InMemoryContractTest extends GenericContract {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }

  @Override
  String comma() {
    return "\\,";
  }
}
