package org.aadsync.connector.ldap;

import java.util.function.Supplier;

/**
 * Who reads and writes a directory. The password is asked for at every bind, so that a new one
 * takes effect with the next connection, and is wiped after it. Immutable.
 */
public final class LdapCredentials {
  private final String user;
  private final Supplier<char[]> password;

  private LdapCredentials(String user, Supplier<char[]> password) {
    this.user = user;
    this.password = password;
  }

  /**
   * Returns credentials for a simple bind.
   *
   * @param user a DN; Active Directory also takes {@code user@domain} and {@code DOMAIN\\user}
   * @param password gives a new array each time, which is overwritten after use. It may throw an
   *     unchecked exception, whose message must hold no secret
   * @throws IllegalArgumentException if {@code user} is blank: that would be an anonymous bind
   */
  public static LdapCredentials simple(String user, Supplier<char[]> password) {
    if (user.isBlank()) {
      throw new IllegalArgumentException("a simple bind needs a user");
    }
    return new LdapCredentials(user, password);
  }

  /** Returns the user. */
  public String user() {
    return user;
  }

  /** Returns the password; the caller overwrites the array. */
  public char[] password() {
    return password.get();
  }

  /** Returns the user alone. */
  @Override
  public String toString() {
    return user;
  }
}
