package org.aadsync.samples;

import java.util.Locale;
import org.aadsync.samples.Users.Account;

/** Makes users hostile: what real directories hold and software does not expect. */
final class UserOddities {
  /** Outer characters that .NET calls white space; the second is a no-break space. */
  private static final String BLANKS = " \u00a0\t";

  private final Users users;
  private final String domain;

  UserOddities(Users users, String domain) {
    this.users = users;
    this.domain = domain;
  }

  void apply(DirectoryRecord user, Account account, Identifiers identifiers) {
    switch (account.kind()) {
      case OUTER_BLANKS -> outerBlanks(user);
      case ONLY_BLANKS ->
          user.set("title", " ").set("department", "\u00a0 ").set("info", "\t").set("mobile", "  ");
      case CASE_DUPLICATES -> caseDuplicates(user, account);
      case LONG_VALUES -> longValues(user);
      case LONG_ADDRESS -> user.add("proxyAddresses", "x500:/o=" + "Long".repeat(200));
      case NON_BMP -> nonBmp(user, account);
      case BARE -> user.keep("objectClass", "cn", "objectGUID", "objectSid", "displayName");
      case NO_ACCOUNT_NAME -> user.remove("sAMAccountName");
      case NO_PRINCIPAL_NAME -> user.remove("userPrincipalName");
      case SPARSE ->
          user.keep(
              "objectClass",
              "cn",
              "objectGUID",
              "objectSid",
              "sAMAccountName",
              "userAccountControl");
      case CRITICAL_FALSE -> user.set("isCriticalSystemObject", "FALSE");
      case LOWER_CASE_ADDRESSES ->
          user.remove("mail").set("proxyAddresses", "smtp:" + account.alias() + "@" + domain);
      case NO_SMTP_ADDRESS ->
          user.remove("mail")
              .set("proxyAddresses", "sip:" + account.alias() + "@" + domain, "X500:/o=Contoso");
      case ANOTHERS_MAIL ->
          user.set("mail", users.mail(0)).add("proxyAddresses", "smtp:" + users.mail(0));
      default -> managers(user, account);
    }
  }

  private void managers(DirectoryRecord user, Account account) {
    switch (account.kind()) {
      case DANGLING_MANAGER -> user.set("manager", users.nowhere(account.number()));
      case FILTERED_MANAGER -> user.set("manager", users.dnOf(UserKind.SYNC_ACCOUNT));
      case DISABLED_MANAGER -> user.set("manager", users.dnOf(UserKind.DISABLED));
      case SELF_MANAGER -> user.set("manager", account.dn());
      default -> {}
    }
  }

  private static void outerBlanks(DirectoryRecord user) {
    user.change(
            value -> BLANKS + value + BLANKS,
            "displayName",
            "sn",
            "title",
            "department",
            "telephoneNumber",
            "streetAddress",
            "extensionAttribute1",
            "proxyAddresses")
        .change(value -> value + " ", "givenName", "mail", "l", "company")
        .change(value -> "  " + value, "st", "postalCode", "mailNickname");
  }

  private void caseDuplicates(DirectoryRecord user, Account account) {
    String local = account.alias();
    user.add("proxyAddresses", "smtp:" + local.toUpperCase(Locale.ROOT) + "@" + domain)
        .add("proxyAddresses", "smtp:" + local + "@" + domain)
        .add("proxyAddresses", "smtp:" + local + "@" + domain + " ")
        .set("otherTelephone", "ext 100", "EXT 100", "Ext 100 ", "ext 200")
        .set("url", "https://a.example", "HTTPS://A.EXAMPLE");
  }

  /** The limits of the schema hold, those of 448 characters do not; one cut splits a pair. */
  private static void longValues(DirectoryRecord user) {
    user.set("info", "i".repeat(447) + "😀".repeat(100))
        .set("description", "d".repeat(1000))
        .set("streetAddress", "s".repeat(448) + " 1")
        .set("wWWHomePage", "https://people.example/" + "w".repeat(1500))
        .set("extensionAttribute3", "e".repeat(448))
        .set("extensionAttribute4", "e".repeat(449))
        .set("extensionAttribute11", "é".repeat(2000))
        .set("otherMobile", "1".repeat(64), "2".repeat(64));
  }

  private static void nonBmp(DirectoryRecord user, Account account) {
    user.set("displayName", "𝒜𝓁𝒾𝒸ℯ " + account.name().surname() + " 👩‍🔬")
        .set("givenName", "𠮷" + account.name().given())
        .set("department", "🍺 Brewing")
        .set("title", "𝕯𝖗.")
        .add("otherTelephone", "☎️ 𝟙𝟚𝟛");
  }
}
