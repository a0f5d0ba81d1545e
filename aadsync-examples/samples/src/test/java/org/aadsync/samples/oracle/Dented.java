package org.aadsync.samples.oracle;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Dents records: every way in which data of a real directory is not as one would like it. */
final class Dented {
  private static final String EMOJI = "\uD83D\uDE00";
  private static final List<String> BLANKS =
      List.of(" ", "  ", "\t", "\u00A0", "\u3000", "\u2003 ", "\u0085", "\r\n");
  private static final List<String> TEXTS =
      List.of(
          "displayName",
          "cn",
          "givenName",
          "sn",
          "mail",
          "mailNickname",
          "sAMAccountName",
          "userPrincipalName",
          "title",
          "department",
          "company",
          "c",
          "co",
          "l",
          "st",
          "streetAddress",
          "info",
          "telephoneNumber",
          "mobile",
          "wWWHomePage",
          "targetAddress",
          "legacyExchangeDN",
          "extensionAttribute1",
          "extensionAttribute15",
          "msExchRetentionURL",
          "msExchRetentionComment",
          "msRTCSIP-Line",
          "preferredLanguage");
  private static final List<String> LISTS =
      List.of(
          "proxyAddresses",
          "otherTelephone",
          "otherMobile",
          "description",
          "url",
          "postOfficeBox",
          "msExchArchiveName",
          "msExchSenderHintTranslations");
  private static final Set<String> NAMING =
      Set.of("objectGUID", "objectSid", "msExchMasterAccountSid", "msRTCSIP-OriginatorSid");
  private static final List<String> NICKNAMES =
      List.of(
          "SystemMailbox{1f05a927}",
          "systemmailbox{1f05a927}",
          "SystemMailbox",
          "CAS_{0ab}",
          "CAS_0ab",
          "cas_{0ab}",
          " CAS_{0ab}",
          "CAS_}",
          "   ",
          "");
  private static final List<String> ACCOUNTS =
      List.of(
          "SUPPORT_388945a0",
          "support_388945A0",
          "AAD_1f05a9",
          "aad_1f05a9",
          "MSOL_1f05a9",
          "MSOL",
          "CAS_{0ab}",
          "CAS_0ab",
          "MSOL_AD_Sync_RichCoexistence",
          "   ");
  private static final List<String> TYPE_DETAILS =
      List.of(
          "1",
          "2",
          "4",
          "128",
          "2147483648",
          "1073741824",
          "536870912",
          "268435456",
          "16777216",
          "67108864",
          "0",
          "-1",
          "9223372036854775807");
  private static final List<String> DATES =
      List.of(
          "0",
          "1",
          "129699324000000000",
          "9223372036854775807",
          "-1",
          "2650467743999999999",
          "2650467744000000000");

  private final Random random;
  private final OracleConfiguration configuration;
  private final List<String> dns;

  /**
   * Makes a denter.
   *
   * @param dns DNs that references may name
   */
  Dented(Random random, OracleConfiguration configuration, List<String> dns) {
    this.random = random;
    this.configuration = configuration;
    this.dns = dns;
  }

  void dent(LdifRecord record) {
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      switch (random.nextInt(22)) {
        case 0, 1 -> dropOne(record);
        case 2 -> pad(record, one(TEXTS));
        case 3 -> record.set(one(TEXTS), one(BLANKS));
        case 4 -> record.set(one(TEXTS), tooLong());
        case 5 -> almostEqual(record, one(LISTS));
        case 6 -> record.add(one(LISTS), one(List.of("", " ", "x ", " x", "X", tooLong())));
        case 7 ->
            record.set(
                "adminDescription", one(List.of("User_1", "user_", "Group_1", "xUser_", "")));
        case 8 -> record.set("isCriticalSystemObject", one(List.of("TRUE", "FALSE", "true")));
        case 9 -> record.set("mailNickname", one(NICKNAMES));
        case 10 -> record.set("msExchRecipientTypeDetails", one(TYPE_DETAILS));
        case 11 -> addresses(record);
        case 12 -> references(record);
        case 13 -> respell(record);
        case 14 -> record.set("msExchHideFromAddressLists", one(List.of("TRUE", "FALSE")));
        case 15 -> conflict(record);
        case 16, 17, 18, 19 -> fill(record);
        case 20 -> record.remove("objectGUID");
        default -> ofItsKind(record);
      }
    }
  }

  /** Gives an attribute that a rule flows some value of its kind. */
  private void fill(LdifRecord record) {
    String type =
        record.hasClass("group") ? "group" : record.hasClass("contact") ? "contact" : "user";
    List<String> flowed =
        configuration.rules(configuration.ad(), true).stream()
            .filter(rule -> rule.sourceType().equals(type))
            .flatMap(rule -> rule.mappings().stream())
            .map(OracleRule.Mapping::direct)
            .filter(name -> name != null && !NAMING.contains(name))
            .distinct()
            .toList();
    OracleAttribute attribute = configuration.adSchema().get(one(flowed));
    record.remove(attribute.name());
    for (int count = attribute.multiValued() ? 1 + random.nextInt(3) : 1; count > 0; count--) {
      switch (attribute.kind()) {
        case TEXT -> record.add(attribute.name(), "text " + random.nextInt(100) + EMOJI);
        case NUMBER -> record.add(attribute.name(), Integer.toString(random.nextInt(10) - 2));
        case BOOLEAN ->
            record.add(attribute.name(), one(List.of("TRUE", "FALSE", "True", "false")));
        case BINARY -> record.add(attribute.name(), new byte[] {(byte) random.nextInt(), 0, 1});
        case REFERENCE -> record.add(attribute.name(), one(dns));
      }
    }
  }

  private void ofItsKind(LdifRecord record) {
    if (record.hasClass("group")) {
      switch (random.nextInt(4)) {
        case 0 ->
            record.set("groupType", one(List.of("-2147483646", "8", "2", "0", "-2147483640")));
        case 1 -> record.remove("groupType");
        case 2 -> record.remove("member");
        default -> record.add("member", spelled(record.dn()));
      }
    } else if (record.hasClass("contact")) {
      record.set("displayName", one(List.of("Box (MSOL)", "(msol)", "(MSOL)")));
    } else {
      switch (random.nextInt(6)) {
        case 0 -> record.set("sAMAccountName", one(ACCOUNTS));
        case 1 -> record.set("pwdLastSet", one(DATES));
        case 2 ->
            record.set("userAccountControl", one(List.of("512", "514", "2", "0", "-1", "66050")));
        case 3 -> record.set("objectSid", new byte[] {1, 5, 0, 0, 0});
        case 4 -> record.set("photo", new byte[] {1}).add("photo", new byte[] {2});
        default -> {
          record.remove("sAMAccountName");
          record.remove("userPrincipalName");
        }
      }
    }
  }

  private void dropOne(LdifRecord record) {
    List<String> names =
        record.names().stream().filter(name -> !name.equalsIgnoreCase("objectClass")).toList();
    if (!names.isEmpty()) {
      record.remove(one(names));
    }
  }

  private void pad(LdifRecord record, String name) {
    String text = record.text(name);
    record.set(name, one(BLANKS) + (text == null ? "x" : text) + one(BLANKS));
  }

  private void almostEqual(LdifRecord record, String name) {
    String text = record.text(name);
    String some = text == null ? "smtp:a@b.example" : text;
    record.add(name, some.toUpperCase(java.util.Locale.ROOT));
    record.add(name, " " + some);
    record.add(name, some + " ");
    record.add(name, some + EMOJI);
  }

  private void addresses(LdifRecord record) {
    record.remove("mail");
    record.set(
        "proxyAddresses",
        one(List.of("smtp:a@b.example", "SMTP:", "xSMTP:a@b", "SMTP:a@b.example", " SMTP:a@b ")),
        one(List.of("smtp:c@d.example", "X500:/o=a", "SMTP:c@d.example")));
  }

  private void references(LdifRecord record) {
    String name =
        one(
            List.of(
                "manager",
                "assistant",
                "authOrig",
                "publicDelegates",
                "msExchModeratedByLink",
                "managedBy"));
    String target =
        one(
            List.of(
                one(dns),
                spelled(one(dns)),
                "CN=Nobody,OU=CORP,DC=contoso,DC=com",
                "CN=Out,OU=Elsewhere,DC=contoso,DC=com",
                record.dn()));
    record.set(name, target);
  }

  /** Writes an attribute's name in capitals: names are matched without regard to case. */
  private void respell(LdifRecord record) {
    String name = one(record.names());
    List<byte[]> values = List.copyOf(record.values(name));
    record.remove(name);
    values.forEach(value -> record.add(name.toUpperCase(java.util.Locale.ROOT), value));
  }

  /** Gives the object the name that a replication conflict leaves (a line feed before CNF). */
  private void conflict(LdifRecord record) {
    String dn = record.dn();
    int comma = dn.indexOf(",OU=");
    if (comma > 0 && !dn.contains("CNF:")) {
      record.rename(
          dn.substring(0, comma)
              + one(List.of("\\0ACNF:", "\\0aCNF:", "CNF:"))
              + new java.util.UUID(random.nextLong(), random.nextLong())
              + dn.substring(comma));
    }
  }

  /** Spells a DN in another way. */
  private String spelled(String dn) {
    return switch (random.nextInt(3)) {
      case 0 -> dn.replace(",OU=", " , ou = ").replace("CN=", "cn=");
      case 1 -> dn.replace("DC=contoso", "dc=CONTOSO");
      default -> dn.replace("CORP", "\\43\\4f\\52\\50");
    };
  }

  private String tooLong() {
    return switch (random.nextInt(4)) {
      case 0 -> "x".repeat(448);
      case 1 -> "x".repeat(449);
      case 2 -> "x".repeat(447) + EMOJI;
      default -> " ".repeat(3) + "y".repeat(446) + EMOJI + " z";
    };
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
