package org.aadsync.connector.ldap.activedirectory;

/** Resumes full imports from a real domain controller. */
class SambaResumeTest extends ResumeStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }
}
