package org.aadsync.connector.ldap.activedirectory;

import org.junit.jupiter.api.Timeout;

/** Synchronizes a real domain. */
@Timeout(300)
class SambaSyncTest extends SyncStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }

  @Override
  int users() {
    return 2_000;
  }
}
