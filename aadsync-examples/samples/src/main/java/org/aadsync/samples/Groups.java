package org.aadsync.samples;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The groups of a generated directory: which is number i, and who its members are. Sizes follow a
 * power law: the group of rank r has a share of 1/r of the largest, which has two fifths of all
 * users. Immutable.
 */
final class Groups {
  /**
   * What other objects must know of a group.
   *
   * @param number the group's number
   * @param kind what it is
   * @param cn common name
   * @param dn distinguished name
   */
  record Group(int number, GroupKind kind, String cn, String dn) {}

  private static final String[] TEAMS = {
    "Finance", "Vertrieb", "R&D", "Qualité", "Заводи", "営業", "Logistics", "IT", "Διοίκηση"
  };
  private static final int LARGEST_SHARE = 40;

  private final DirectoryOptions options;
  private final Containers containers;
  private final Users users;
  private final Contacts contacts;
  private final Placement<GroupKind> placement;
  private final Permutation ranks;
  private final Identifiers identifiers;

  Groups(DirectoryOptions options, Containers containers, Users users, Contacts contacts) {
    this.options = options;
    this.containers = containers;
    this.users = users;
    this.contacts = contacts;
    placement = new Placement<>(GroupKind.values(), options, Topics.GROUP_KIND, 1);
    ranks = new Permutation(options.groups(), new Dice(options.seed(), Topics.GROUP_SIZE, 0));
    identifiers = new Identifiers(options.seed());
  }

  Group group(int number) {
    GroupKind kind = placement.at(number);
    String name = TEAMS[number % TEAMS.length] + " " + (number + 1);
    String cn =
        switch (kind) {
          case CONFLICT -> name + "\nCNF:" + identifiers.guidText(Identifiers.Space.GROUP, number);
          case ESCAPED_NAME -> "#" + name + ", \"alle\" + <ext>; a=b\\c ";
          case NON_BMP -> name + " 🍻";
          case RICH_COEXISTENCE -> "MSOL_AD_Sync_RichCoexistence";
          default -> name;
        };
    return new Group(number, kind, cn, DnText.child("CN", cn, containers.groups()));
  }

  /** Returns the DNs of the members of a group, one after another. */
  Iterator<String> members(int number) {
    Group group = group(number);
    if (group.kind() == GroupKind.EMPTY) {
      return List.<String>of().iterator();
    }
    Stream<String> usersAndContacts =
        Stream.concat(userMembers(number, size(number)), contactMembers(group, size(number)));
    Stream<String> all = Stream.concat(Stream.concat(usersAndContacts, nested(number)), odd(group));
    if (group.kind() == GroupKind.OTHER_SPELLING) {
      all = all.map(Groups::respell);
    }
    return all.iterator();
  }

  private int size(int number) {
    long rank = ranks.at(number) + 1;
    long share = users.count() * (long) LARGEST_SHARE / 100 / rank;
    int least = 1 + new Dice(options.seed(), Topics.GROUP_SIZE, number + 1L).below(6);
    return (int) Math.min(users.count(), Math.max(least, share));
  }

  private Stream<String> userMembers(int number, int size) {
    Permutation order =
        new Permutation(users.count(), new Dice(options.seed(), Topics.GROUP_MEMBERS, number));
    return LongStream.range(0, size).mapToObj(place -> users.dn((int) order.at(place)));
  }

  private Stream<String> contactMembers(Group group, int size) {
    if (!group.kind().mailEnabled() || contacts.count() == 0) {
      return Stream.empty();
    }
    Dice dice = new Dice(options.seed(), Topics.GROUP_MEMBERS, -1L - group.number());
    Permutation order = new Permutation(contacts.count(), dice);
    return LongStream.range(0, Math.min(contacts.count(), 1 + size / 20))
        .mapToObj(place -> contacts.dn((int) order.at(place)));
  }

  /** Groups form a tree of which a fifth of the edges are memberships. */
  private Stream<String> nested(int number) {
    return IntStream.of(2 * number + 1, 2 * number + 2)
        .filter(child -> child > 0 && child < options.groups() && isNested(child))
        .mapToObj(child -> group(child).dn());
  }

  private boolean isNested(int number) {
    return placement.at(number) == GroupKind.CYCLE
        || new Dice(options.seed(), Topics.GROUP_MEMBERS, number).percent(20);
  }

  private Stream<String> odd(Group group) {
    return switch (group.kind()) {
      case CYCLE -> Stream.of(group((group.number() - 1) / 2).dn());
      case SELF_MEMBER -> Stream.of(group.dn());
      case DANGLING_MEMBERS ->
          IntStream.range(0, 3).mapToObj(i -> containers.nowhere("Ghost " + i));
      default -> Stream.empty();
    };
  }

  /** Writes a DN with blanks after commas and types in lower case. */
  private static String respell(String dn) {
    String text = dn;
    for (String type : List.of("CN=", "OU=", "DC=")) {
      text = text.replace("," + type, ", " + type.toLowerCase(Locale.ROOT));
    }
    return "cn=" + text.substring("CN=".length());
  }
}
