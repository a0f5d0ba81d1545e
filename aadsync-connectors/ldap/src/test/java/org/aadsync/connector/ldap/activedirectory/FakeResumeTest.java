package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Resumes full imports from a domain controller in memory, which answers in many rounds. */
class FakeResumeTest extends ResumeStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().dirSyncRounds(3, 5).start());
  }
}
