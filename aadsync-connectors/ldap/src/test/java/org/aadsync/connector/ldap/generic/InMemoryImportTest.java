package org.aadsync.connector.ldap.generic;

/** A directory with pages, entryUUID and modifyTimestamp, and without content synchronization. */
class InMemoryImportTest extends ImportTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }
}
