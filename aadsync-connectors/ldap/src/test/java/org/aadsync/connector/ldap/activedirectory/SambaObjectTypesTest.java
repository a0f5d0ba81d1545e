package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;

/** Object types of a domain controller that is real. */
class SambaObjectTypesTest extends ObjectTypeStories {
  @Override
  TestDomain open() throws Exception {
    return TestDomain.samba(false);
  }

  @Override
  void refer(TestDomain inner, String sid, String dn) throws LDAPException {
    // As in Active Directory: nobody may add one, a reference to the account makes it.
    inner.addValue(inner.group("foreigners"), "member", "<SID=" + sid + ">");
  }
}
