package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;

/** Object types of a domain controller in memory. */
class FakeObjectTypesTest extends ObjectTypeStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.of(FakeActiveDirectory.builder().start());
  }

  @Override
  void refer(TestDomain inner, String sid, String dn) throws LDAPException {
    inner.object("foreignSecurityPrincipal", dn);
  }
}
