package org.aadsync.samples;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Locale;

/**
 * What a {@link DirectoryGenerator} makes. Immutable; {@link #defaults()} and the {@code with…}
 * methods read as a sentence.
 *
 * @param users how many objects of the classes {@code user} and {@code inetOrgPerson}, system
 *     accounts included
 * @param groups how many groups
 * @param contacts how many contacts
 * @param seed what makes one directory differ from another of the same size
 * @param base the DN of the topmost container; it must begin with {@code OU}, {@code CN} or {@code
 *     DC}
 * @param hostility the share of objects, from 0 to 1, with data that tests software: absent
 *     attributes, outer blanks, over-long values, conflict names. Above 0, every kind of such data
 *     occurs at least once in a directory of 200 users, 30 groups and 20 contacts
 */
public record DirectoryOptions(
    int users, int groups, int contacts, long seed, String base, double hostility) {

  /** The base that is used if none is named. */
  public static final String DEFAULT_BASE = "OU=CORP,DC=contoso,DC=com";

  /** The largest number of objects of one type. */
  public static final int LIMIT = 100_000_000;

  private static final double DEFAULT_HOSTILITY = 0.02;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a number is out of range or {@code base} is no DN that a
   *     tree can grow from; the message says which and why
   */
  public DirectoryOptions {
    requireCount("users", users);
    requireCount("groups", groups);
    requireCount("contacts", contacts);
    if (!(hostility >= 0 && hostility <= 1)) {
      throw new IllegalArgumentException(
          "hostility is a share and must be between 0 and 1, not " + hostility);
    }
    base = requireBase(base);
  }

  /** Returns options for an empty directory: no objects but the containers. */
  public static DirectoryOptions defaults() {
    return new DirectoryOptions(0, 0, 0, 1, DEFAULT_BASE, DEFAULT_HOSTILITY);
  }

  /** Returns these options with another number of users. */
  public DirectoryOptions withUsers(int count) {
    return new DirectoryOptions(count, groups, contacts, seed, base, hostility);
  }

  /** Returns these options with another number of groups. */
  public DirectoryOptions withGroups(int count) {
    return new DirectoryOptions(users, count, contacts, seed, base, hostility);
  }

  /** Returns these options with another number of contacts. */
  public DirectoryOptions withContacts(int count) {
    return new DirectoryOptions(users, groups, count, seed, base, hostility);
  }

  /** Returns these options with another seed. */
  public DirectoryOptions withSeed(long newSeed) {
    return new DirectoryOptions(users, groups, contacts, newSeed, base, hostility);
  }

  /** Returns these options with another base. */
  public DirectoryOptions withBase(String dn) {
    return new DirectoryOptions(users, groups, contacts, seed, dn, hostility);
  }

  /** Returns these options with another share of hostile data. */
  public DirectoryOptions withHostility(double share) {
    return new DirectoryOptions(users, groups, contacts, seed, base, share);
  }

  private static void requireCount(String name, int count) {
    if (count < 0 || count > LIMIT) {
      throw new IllegalArgumentException(
          "number of " + name + " must be between 0 and " + LIMIT + ", not " + count);
    }
  }

  private static String requireBase(String text) {
    DN dn;
    try {
      dn = new DN(text);
    } catch (LDAPException e) {
      throw new IllegalArgumentException(
          "base must be a DN such as " + DEFAULT_BASE + ", not '" + text + "': " + e.getMessage(),
          e);
    }
    String type = dn.isNullDN() ? "" : dn.getRDN().getAttributeNames()[0];
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "OU", "CN", "DC" -> text.strip();
      default ->
          throw new IllegalArgumentException(
              "base must begin with OU=, CN= or DC=, such as "
                  + DEFAULT_BASE
                  + ", not '"
                  + text
                  + "'");
    };
  }
}
