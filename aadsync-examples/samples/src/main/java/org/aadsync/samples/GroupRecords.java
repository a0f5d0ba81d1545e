package org.aadsync.samples;

import org.aadsync.samples.Groups.Group;
import org.aadsync.samples.Identifiers.Space;

/** Makes the records of groups, without their members. */
final class GroupRecords {
  private static final int SECURITY = 0x8000_0000;
  private static final int BUILT_IN = 1;
  private static final int GLOBAL = 2;
  private static final int LOCAL = 4;
  private static final int UNIVERSAL = 8;

  private final DirectoryOptions options;
  private final Users users;
  private final Groups groups;
  private final Identifiers identifiers;
  private final String domain;

  GroupRecords(
      DirectoryOptions options,
      Users users,
      Groups groups,
      Identifiers identifiers,
      String domain) {
    this.options = options;
    this.users = users;
    this.groups = groups;
    this.identifiers = identifiers;
    this.domain = domain;
  }

  DirectoryRecord record(int number) {
    Group group = groups.group(number);
    Dice dice = new Dice(options.seed(), Topics.GROUP_DATA, number);
    int groupType = groupType(group.kind());
    DirectoryRecord entry = new DirectoryRecord(group.dn());
    entry
        .set("objectClass", "top", "group")
        .set("cn", group.cn())
        .set("objectGUID", (Object) identifiers.guid(Space.GROUP, number))
        .set("objectSid", (Object) identifiers.sid((long) users.count() + number))
        .set(
            "sAMAccountName",
            group.kind() == GroupKind.RICH_COEXISTENCE ? group.cn() : "grp-" + (number + 1))
        .set("sAMAccountType", groupType < 0 ? "268435456" : "268435457")
        .set("groupType", Integer.toString(groupType))
        .set("displayName", group.cn())
        .set("instanceType", "4")
        .set("whenCreated", "20170203040506.0Z");
    if (dice.percent(50)) {
      entry.set("description", "Members of " + group.cn());
    }
    if (users.count() > 0 && dice.percent(60)) {
      entry.set("managedBy", users.dn(dice.below(users.count())));
    }
    if (group.kind().mailEnabled()) {
      address(entry, group, dice);
    }
    oddity(entry, group);
    return entry;
  }

  private void address(DirectoryRecord entry, Group group, Dice dice) {
    String local = "grp-" + (group.number() + 1);
    entry
        .set("mail", local + "@" + domain)
        .set("mailNickname", local)
        .set("proxyAddresses", "SMTP:" + local + "@" + domain, "smtp:" + local + "@mail." + domain)
        .set("legacyExchangeDN", "/o=Contoso/ou=Exchange/cn=Recipients/cn=" + local)
        .set("msExchRecipientDisplayType", "1")
        .set("msExchRequireAuthToSendTo", dice.percent(70) ? "TRUE" : "FALSE");
    if (users.count() > 0 && dice.percent(5)) {
      entry
          .set("authOrig", users.dn(dice.below(users.count())))
          .set("msExchCoManagedByLink", users.dn(dice.below(users.count())));
    }
  }

  private void oddity(DirectoryRecord entry, Group group) {
    switch (group.kind()) {
      case CRITICAL -> entry.set("isCriticalSystemObject", "TRUE");
      case WRITTEN_BACK ->
          entry.set(
              "adminDescription", "Group_" + identifiers.guidText(Space.GROUP, group.number()));
      case ROLE_GROUP -> entry.set("msExchRecipientTypeDetails", "1073741824");
      case OUTER_BLANKS ->
          entry.change(
              value -> "  " + value + "\u00a0",
              "displayName",
              "description",
              "mail",
              "proxyAddresses");
      case LONG_VALUES ->
          entry.set("info", "i".repeat(447) + "😀x").set("description", "d".repeat(1000));
      case LOWER_CASE_ADDRESSES ->
          entry
              .remove("mail")
              .set("proxyAddresses", "smtp:grp-" + (group.number() + 1) + "@" + domain);
      case NO_GROUP_TYPE -> entry.remove("groupType");
      case SPARSE -> entry.keep("objectClass", "cn", "objectGUID", "objectSid", "groupType");
      default -> {}
    }
  }

  private static int groupType(GroupKind kind) {
    return switch (kind) {
      case SECURITY_UNIVERSAL_MAIL, RICH_COEXISTENCE, ROLE_GROUP -> SECURITY | UNIVERSAL;
      case SECURITY_LOCAL -> SECURITY | LOCAL;
      case CRITICAL -> SECURITY | LOCAL | BUILT_IN;
      case DISTRIBUTION, WRITTEN_BACK, LOWER_CASE_ADDRESSES, OUTER_BLANKS, LONG_VALUES -> UNIVERSAL;
      case DISTRIBUTION_WITHOUT_MAIL -> GLOBAL;
      default -> SECURITY | GLOBAL;
    };
  }
}
