package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the account manager adds to users and groups ([MS-SAMR] 3.1.1.8, [MS-ADTS] 3.1.1.5.2.4). */
final class AccountRules {
  private static final int DISABLED = 0x2;
  private static final int PASSWORD_NOT_REQUIRED = 0x20;
  private static final int NORMAL_ACCOUNT = 0x200;
  private static final int WORKSTATION = 0x1000;

  private final Forest forest;
  private final ValueChecks checks;

  AccountRules(Forest forest, ValueChecks checks) {
    this.forest = forest;
    this.checks = checks;
  }

  void beforeAdd(
      ClassDefinition type, Map<AttributeDefinition, List<ASN1OctetString>> given, boolean password)
      throws LDAPException {
    boolean user =
        forest.schema.lineage(type).stream().anyMatch(each -> each.name().equals("user"));
    boolean computer = type.name().equals("computer");
    boolean group = type.name().equals("group");
    if (!user && !group) {
      return;
    }
    AttributeDefinition account = forest.schema.known("sAMAccountName");
    List<ASN1OctetString> names = given.get(account);
    if (names == null) {
      given.put(
          account,
          values(
              "$"
                  + Integer.toHexString(forest.random.nextInt()).toUpperCase(Locale.ROOT)
                  + "-"
                  + Integer.toHexString(forest.random.nextInt()).toUpperCase(Locale.ROOT)));
    } else {
      checks.accountName(names.get(0).stringValue(), user && !computer);
    }
    if (group) {
      AttributeDefinition groupType = forest.schema.known("groupType");
      given.putIfAbsent(groupType, values("-2147483646"));
      given.put(
          forest.schema.known("sAMAccountType"),
          values(accountType(given.get(groupType).get(0).stringValue())));
      return;
    }
    AttributeDefinition control = forest.schema.known("userAccountControl");
    int normal = computer ? WORKSTATION : NORMAL_ACCOUNT;
    given.putIfAbsent(control, values(Integer.toString(normal | DISABLED | PASSWORD_NOT_REQUIRED)));
    int flags = Integer.parseInt(given.get(control).get(0).stringValue());
    enabledNeedsPassword(flags, password);
    given.put(forest.schema.known("sAMAccountType"), values(computer ? "805306369" : "805306368"));
    given.put(forest.schema.known("primaryGroupID"), values(computer ? "515" : "513"));
    given.putIfAbsent(forest.schema.known("pwdLastSet"), values(password ? fileTime() : "0"));
    given.putIfAbsent(forest.schema.known("accountExpires"), values("9223372036854775807"));
    given.putIfAbsent(forest.schema.known("countryCode"), values("0"));
    given.putIfAbsent(forest.schema.known("codePage"), values("0"));
  }

  /** A change of the kind of an account or of a group changes what is derived from it. */
  void afterModify(DirectoryObject object, AttributeDefinition attribute) throws LDAPException {
    if (attribute.key().equals("grouptype") && object.is("group")) {
      String type = object.text("groupType");
      if (type != null) {
        forest.put(object, "sAMAccountType", accountType(type));
      }
    }
  }

  static void enabledNeedsPassword(int flags, boolean password) throws LDAPException {
    if ((flags & (DISABLED | PASSWORD_NOT_REQUIRED | WORKSTATION)) == 0 && !password) {
      throw Refusal.unwilling("0000052D", "the account has no password that the policy allows");
    }
  }

  static boolean disabled(DirectoryObject account) {
    String flags = account.text("userAccountControl");
    return flags != null && (Integer.parseInt(flags) & DISABLED) != 0;
  }

  private static String accountType(String groupType) {
    int type = Integer.parseInt(groupType);
    boolean security = type < 0;
    boolean domainLocal = (type & 4) != 0;
    int base = domainLocal ? 0x20000000 : 0x10000000;
    return Integer.toString(security ? base : base + 1);
  }

  /** Now, in 100-nanosecond intervals since 1601. */
  static String fileTime() {
    return Long.toString((System.currentTimeMillis() + 11_644_473_600_000L) * 10_000);
  }

  private static List<ASN1OctetString> values(String value) {
    return List.of(new ASN1OctetString(value));
  }
}
