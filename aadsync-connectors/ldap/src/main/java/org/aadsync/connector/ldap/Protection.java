package org.aadsync.connector.ldap;

/** What keeps others from reading and changing what travels to and from a directory. */
public enum Protection {
  /** TLS from the first byte: scheme {@code ldaps}. */
  TLS(636),
  /** TLS that is asked for on a plain connection before anything else (RFC 4511, 4.14). */
  START_TLS(389),
  /** Nothing: the password can be read on its way. */
  NONE(389);

  private final int port;

  Protection(int port) {
    this.port = port;
  }

  /** Returns the port of a directory that has the usual one. */
  public int defaultPort() {
    return port;
  }
}
