package org.aadsync.samples;

import java.util.List;
import java.util.Locale;

/** The users of a generated directory: who is number i, and where. Immutable. */
final class Users {
  /**
   * What other objects must know of a user.
   *
   * @param number the user's number
   * @param kind what it is
   * @param name the person's name
   * @param site where the person works
   * @param cn common name
   * @param dn distinguished name
   * @param alias the local part of its addresses
   */
  record Account(
      int number, UserKind kind, PersonName name, Site site, String cn, String dn, String alias) {}

  /** Reserved places lie this far apart, so that managers and system accounts mix. */
  private static final int DISTANCE = 5;

  private final DirectoryOptions options;
  private final Containers containers;
  private final Placement<UserKind> placement;
  private final PersonNames names;
  private final Identifiers identifiers;
  private final String domain;

  Users(DirectoryOptions options, Containers containers) {
    this.options = options;
    this.containers = containers;
    placement = new Placement<>(UserKind.values(), options, Topics.USER_KIND, DISTANCE);
    names = new PersonNames(new Dice(options.seed(), Topics.USER_NAME, 0));
    identifiers = new Identifiers(options.seed());
    domain = containers.domain();
  }

  int count() {
    return options.users();
  }

  Account account(int number) {
    UserKind kind = placement.at(number);
    PersonName name = names.at(number);
    Dice dice = new Dice(options.seed(), Topics.USER_PLACE, number);
    List<Site> sites = Site.of(name.script());
    Site site = sites.get(dice.below(sites.size()));
    String alias = name.givenLatin() + "." + name.surnameLatin() + number;
    String cn = commonName(kind, name, site, number);
    String dn = DnText.child("CN", cn, container(kind, site, dice));
    return new Account(number, kind, name, site, cn, dn, alias);
  }

  String dn(int number) {
    return account(number).dn();
  }

  String mail(int number) {
    return account(number).alias() + "@" + domain;
  }

  /** Returns the DN of the superior of a user; the first user has none and is not asked for. */
  String managerOf(int number) {
    return dn((number - 1) / 8);
  }

  /** Returns the DN of the account of that kind, or one that does not exist if there is none. */
  String dnOf(UserKind kind) {
    int place = placement.placeOf(kind);
    return place < count() ? dn(place) : containers.nowhere("Nobody");
  }

  String nowhere(int number) {
    return containers.nowhere("Leaver " + number);
  }

  private String container(UserKind kind, Site site, Dice dice) {
    if (kind.system()) {
      return containers.service();
    }
    if (kind == UserKind.DISABLED) {
      return containers.disabled();
    }
    return dice.percent(6) ? containers.labs(site) : containers.users(site);
  }

  private String commonName(UserKind kind, PersonName name, Site site, int number) {
    String hex = identifiers.hex(Identifiers.Space.USER, number);
    return switch (kind) {
      case SYNC_ACCOUNT -> "MSOL_" + hex.substring(0, 12).toLowerCase(Locale.ROOT);
      case CLOUD_SYNC_ACCOUNT -> "AAD_" + hex.substring(0, 12).toLowerCase(Locale.ROOT);
      case CLIENT_ACCESS_ACCOUNT, CLIENT_ACCESS_MAILBOX -> "CAS_{" + hex + "}";
      case SYSTEM_MAILBOX ->
          "SystemMailbox{" + identifiers.guidText(Identifiers.Space.MAILBOX, number) + "}";
      case DISCOVERY_MAILBOX ->
          "DiscoverySearchMailbox {"
              + identifiers.guidText(Identifiers.Space.MAILBOX, number)
              + "}";
      case SUPPORT_ACCOUNT -> "SUPPORT_388945a0";
      case CRITICAL -> "krbtgt_" + (10_000 + number);
      case CONFLICT ->
          name.surname() + "\nCNF:" + identifiers.guidText(Identifiers.Space.VICTIM, number);
      case ESCAPED_NAME ->
          "#" + number + " \"" + name.given() + "\", <" + name.surname() + ">; a=b + c\\d";
      case BLANK_NAME -> " " + name.displayName() + " " + number + " ";
      case NON_BMP -> name.displayName() + " 😀 𝒩" + number;
      default -> site.indexNames() ? name.indexName() : name.displayName();
    };
  }
}
