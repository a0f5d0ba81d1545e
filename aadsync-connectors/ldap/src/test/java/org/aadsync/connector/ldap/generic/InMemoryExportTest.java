package org.aadsync.connector.ldap.generic;

/** Exports to a directory in memory. */
class InMemoryExportTest extends ExportTest {
  @Override
  TestTree open() throws Exception {
    return TestTree.inMemory();
  }
}
