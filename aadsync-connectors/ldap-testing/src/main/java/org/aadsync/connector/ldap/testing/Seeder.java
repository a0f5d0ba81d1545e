package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.ldap.testing.FakeActiveDirectoryBuilder.Account;

/** Fills a directory from within a test, under the rules of the directory. */
final class Seeder {
  private static final int LONGEST_ACCOUNT_NAME = 20;

  private final Forest forest;

  Seeder(Forest forest) {
    this.forest = forest;
  }

  DirectoryObject add(String dn, Attribute... attributes) throws LDAPException {
    synchronized (forest) {
      Session session = new Session(new Controller("", forest.settings, 0, new UUID(0, 0)));
      session.account = existing(forest.settings.administrator());
      return new AddOperation(forest, session, true)
          .apply(new AddRequestProtocolOp(dn, List.of(attributes)));
    }
  }

  void account(Account account) {
    String dn = new RDN("CN", account.name()) + ",CN=Users," + forest.settings.base();
    try {
      DirectoryObject object =
          add(
              dn,
              new Attribute("objectClass", "user"),
              new Attribute("sAMAccountName", accountName(account.name())),
              new Attribute("userPrincipalName", account.name() + "@" + forest.settings.domain()),
              new Attribute("userAccountControl", "544"));
      object.password = account.password();
      object.rights.addAll(account.rights());
    } catch (LDAPException refused) {
      throw new IllegalArgumentException(
          "no account " + account.name() + ": " + refused.getMessage(), refused);
    }
  }

  DirectoryObject existing(String dn) throws LDAPException {
    DirectoryObject found = forest.find(dn);
    if (found == null) {
      throw Refusal.noSuchObject(dn, "");
    }
    return found;
  }

  /** An account name that the directory takes. */
  static String accountName(String name) {
    String safe = name.replaceAll("[\"/\\\\\\[\\]:;|=,+*?<>\\p{Cntrl}]", "_");
    return safe.length() > LONGEST_ACCOUNT_NAME ? safe.substring(0, LONGEST_ACCOUNT_NAME) : safe;
  }
}
