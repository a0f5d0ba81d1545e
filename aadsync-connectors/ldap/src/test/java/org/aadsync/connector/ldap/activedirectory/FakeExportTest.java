package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Exports to a domain controller in memory. */
class FakeExportTest extends ExportStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().start());
  }
}
