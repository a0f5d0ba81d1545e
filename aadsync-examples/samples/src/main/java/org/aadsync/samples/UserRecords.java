package org.aadsync.samples;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.aadsync.samples.Identifiers.Space;
import org.aadsync.samples.Users.Account;

/** Makes the records of users: the attributes that a domain with the Exchange schema has. */
final class UserRecords {
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'", Locale.ROOT);
  private static final long FIRST_DAY = 1_400_000_000L;
  private static final int NINE_YEARS = 280_000_000;
  private static final long FILETIME_OF_1970 = 11_644_473_600L;
  private static final long TICKS_A_SECOND = 10_000_000L;
  private static final String[] TITLES = {
    "Engineer",
    "Senior Engineer",
    "Buchhalterin",
    "Analyst",
    "Directrice générale adjointe",
    "Project Manager",
    "Konstruktör",
    "Sales Representative",
    "Ingeniero de ventas",
    "Technician",
    "Team Lead",
    "Vice President",
    "Assistant",
    "Nurse",
    "Researcher",
    "エンジニア",
    "Инженер"
  };
  private static final String[] DEPARTMENTS = {
    "Research & Development",
    "Finance",
    "Human Resources",
    "Vertrieb",
    "Production",
    "Qualité",
    "IT Operations",
    "Legal",
    "Logistics",
    "Marketing",
    "Customer Care",
    "総務部"
  };
  private static final String[] COMPANIES = {
    "Contoso Ltd.", "Contoso GmbH & Co. KG", "Contoso S.à r.l.", "Contoso 株式会社"
  };
  private static final String[] LANGUAGES = {"en-US", "de-DE", "fr-FR", "ja-JP", "pl", "ar-EG"};

  private final DirectoryOptions options;
  private final Users users;
  private final String domain;
  private final Identifiers identifiers;
  private final UserOddities oddities;

  UserRecords(DirectoryOptions options, Users users, String domain, Identifiers identifiers) {
    this.options = options;
    this.users = users;
    this.domain = domain;
    this.identifiers = identifiers;
    oddities = new UserOddities(users, domain);
  }

  DirectoryRecord record(int number) {
    Account account = users.account(number);
    Dice dice = new Dice(options.seed(), Topics.USER_DATA, number);
    DirectoryRecord user = new DirectoryRecord(account.dn());
    principal(user, account, dice);
    if (account.kind().system()) {
      user.set("description", "Built-in account, do not change");
    } else {
      person(user, account, dice);
      place(user, account, dice);
      extensions(user, dice);
      if (number > 0) {
        user.set("manager", users.managerOf(number));
      }
    }
    if (account.kind().mailEnabled()) {
      mailbox(user, account, dice);
    }
    oddities.apply(user, account, identifiers);
    return user;
  }

  private void principal(DirectoryRecord user, Account account, Dice dice) {
    int number = account.number();
    user.set("objectClass", "top", "person", "organizationalPerson", "user");
    if (account.kind() == UserKind.INET_ORG_PERSON) {
      user.add("objectClass", "inetOrgPerson");
    }
    long created = FIRST_DAY + dice.below(NINE_YEARS);
    String accountName = accountName(account);
    user.set("cn", account.cn())
        .set("objectGUID", (Object) identifiers.guid(Space.USER, number))
        .set("objectSid", (Object) identifiers.sid(number))
        .set("sAMAccountName", accountName)
        .set("sAMAccountType", "805306368")
        .set(
            "userPrincipalName",
            (account.kind().system() ? accountName : account.alias()) + "@" + domain)
        .set("userAccountControl", accountControl(account.kind(), dice))
        .set("pwdLastSet", dice.percent(3) ? "0" : fileTime(created + dice.below(50_000_000)))
        .set("accountExpires", Long.toString(Long.MAX_VALUE))
        .set("primaryGroupID", "513")
        .set("whenCreated", generalizedTime(created))
        .set("whenChanged", generalizedTime(created + dice.below(90_000_000)))
        .set("uSNCreated", Long.toString(12_000L + 3L * number))
        .set("uSNChanged", Long.toString(12_001L + 3L * number + dice.below(1_000_000)));
    if (account.kind() == UserKind.CRITICAL) {
      user.set("isCriticalSystemObject", "TRUE");
    }
  }

  private void person(DirectoryRecord user, Account account, Dice dice) {
    PersonName name = account.name();
    user.set("givenName", name.given())
        .set("sn", name.surname())
        .set("displayName", name.displayName())
        .set("title", dice.oneOf(TITLES))
        .set("department", dice.oneOf(DEPARTMENTS))
        .set("company", dice.oneOf(COMPANIES))
        .set("employeeID", String.format(Locale.ROOT, "%08d", account.number() + 1))
        .set("preferredLanguage", dice.oneOf(LANGUAGES));
    if (!name.initial().isEmpty()) {
      user.set("initials", name.initial());
    }
    if (dice.percent(25)) {
      user.set("description", "Joined as " + dice.oneOf(TITLES));
    }
    if (dice.percent(5)) {
      user.set("info", "Badge " + dice.digits(6) + "\r\nParking space " + dice.digits(3));
    }
    if (dice.percent(2)) {
      user.set("thumbnailPhoto", (Object) dice.bytes(96));
    }
    if (dice.percent(1)) {
      user.set("assistant", users.dn(dice.below(users.count())));
      user.set("publicDelegates", users.dn(dice.below(users.count())));
    }
  }

  private void place(DirectoryRecord user, Account account, Dice dice) {
    Site site = account.site();
    user.set("c", site.countryLetters())
        .set("co", site.country())
        .set("countryCode", site.countryNumber())
        .set("l", site.city())
        .set("st", site.state())
        .set("streetAddress", site.street() + " " + (1 + dice.below(180)))
        .set("postalCode", site.postalPrefix() + dice.digits(2))
        .set("physicalDeliveryOfficeName", site.unit() + " " + (1 + dice.below(9)) + ".OG")
        .set("telephoneNumber", site.phonePrefix() + " " + dice.digits(7));
    if (dice.percent(60)) {
      user.set("mobile", site.phonePrefix() + " 1" + dice.digits(8));
    }
    if (dice.percent(15)) {
      user.set("facsimileTelephoneNumber", site.phonePrefix() + " " + dice.digits(7));
    }
    if (dice.percent(10)) {
      user.set("homePhone", site.phonePrefix() + " " + dice.digits(6));
      user.set("otherTelephone", site.phonePrefix() + " " + dice.digits(5), dice.digits(4));
    }
    if (dice.percent(8)) {
      user.set("wWWHomePage", "https://people.example/" + account.alias());
      user.set("postOfficeBox", dice.digits(4));
    }
  }

  private static void extensions(DirectoryRecord user, Dice dice) {
    user.set("extensionAttribute1", "CC-" + dice.digits(4));
    user.set("extensionAttribute2", dice.oneOf("FTE", "Contractor", "Intern", "Externe"));
    for (int i = 3; i <= 15; i++) {
      if (dice.percent(12)) {
        user.set("extensionAttribute" + i, "E" + i + "-" + dice.digits(5));
      }
    }
  }

  private void mailbox(DirectoryRecord user, Account account, Dice dice) {
    String mail = account.alias() + "@" + domain;
    user.set("mail", mail)
        .set("mailNickname", mailNickname(account))
        .set("proxyAddresses", "SMTP:" + mail)
        .set("legacyExchangeDN", legacyDn(account))
        .set("msExchMailboxGuid", (Object) identifiers.guid(Space.MAILBOX, account.number()))
        .set("msExchRecipientTypeDetails", recipientType(account.kind()))
        .set("msExchRecipientDisplayType", "1073741824")
        .set("msExchHideFromAddressLists", dice.percent(4) ? "TRUE" : "FALSE");
    for (int i = dice.below(4); i > 0; i--) {
      user.add("proxyAddresses", "smtp:" + account.alias() + "." + i + "@" + domain);
    }
    user.add("proxyAddresses", "smtp:" + account.alias() + "@mail." + domain);
    if (dice.percent(50)) {
      user.add("proxyAddresses", "sip:" + mail);
      user.set("msRTCSIP-PrimaryUserAddress", "sip:" + mail).set("msRTCSIP-UserEnabled", "TRUE");
    }
    if (dice.percent(20)) {
      String prefix = dice.percent(50) ? "x500:" : "X500:";
      user.add("proxyAddresses", prefix + legacyDn(account) + "-old");
    }
    switch (account.kind()) {
      case REMOTE_MAILBOX ->
          user.set("targetAddress", "SMTP:" + account.alias() + "@mail." + domain);
      case LINKED_MAILBOX ->
          user.set("msExchMasterAccountSid", (Object) identifiers.foreignSid(account.number()));
      case ROOM ->
          user.set("msExchResourceCapacity", Integer.toString(4 + dice.below(40)))
              .set("msExchResourceDisplay", "Room");
      case WRITTEN_BACK ->
          user.set(
              "adminDescription", "User_" + identifiers.guidText(Space.MAILBOX, account.number()));
      default -> {}
    }
  }

  private static String mailNickname(Account account) {
    return switch (account.kind()) {
      case SYSTEM_MAILBOX, CLIENT_ACCESS_MAILBOX -> account.cn();
      default -> account.alias();
    };
  }

  private static String accountName(Account account) {
    PersonName name = account.name();
    return switch (account.kind()) {
      case SYNC_ACCOUNT, CLOUD_SYNC_ACCOUNT, CLIENT_ACCESS_ACCOUNT, SUPPORT_ACCOUNT, CRITICAL ->
          account.cn();
      case CONFLICT -> "$DUPLICATE-" + Integer.toHexString(account.number());
      default ->
          name.surnameLatin().substring(0, Math.min(9, name.surnameLatin().length()))
              + name.givenLatin().charAt(0)
              + account.number();
    };
  }

  private static String legacyDn(Account account) {
    return "/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn="
        + account.alias();
  }

  private static String accountControl(UserKind kind, Dice dice) {
    if (kind.disabled()) {
      return "514";
    }
    return dice.percent(10) ? "66048" : "512";
  }

  private static String recipientType(UserKind kind) {
    return switch (kind) {
      case LINKED_MAILBOX -> "2";
      case SHARED_MAILBOX -> "4";
      case ROOM -> "16";
      case SYSTEM_MAILBOX -> "8388608";
      case DISCOVERY_MAILBOX -> "536870912";
      case REMOTE_MAILBOX -> "2147483648";
      default -> "1";
    };
  }

  private static String fileTime(long epochSecond) {
    return Long.toString((epochSecond + FILETIME_OF_1970) * TICKS_A_SECOND);
  }

  private static String generalizedTime(long epochSecond) {
    return GENERALIZED_TIME.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
  }
}
