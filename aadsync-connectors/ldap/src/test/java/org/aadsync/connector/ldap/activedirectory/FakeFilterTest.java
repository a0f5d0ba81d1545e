package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Selects objects of a domain in memory. */
class FakeFilterTest extends FilterStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().start());
  }
}
