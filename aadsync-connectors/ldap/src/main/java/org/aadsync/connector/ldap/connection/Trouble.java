package org.aadsync.connector.ldap.connection;

/** What can be wrong with a connection or a request. */
public enum Trouble {
  /** No server has this name. */
  NAME_UNKNOWN("no-start-connection", true),
  /** Nothing listens at the port. */
  PORT_CLOSED("no-start-connection", true),
  /** The server does not answer in time. */
  NO_ANSWER("no-start-connection", true),
  /** The server is busy or shutting down. */
  BUSY("no-start-connection", true),
  /** The connection broke. */
  CONNECTION_LOST("no-start-connection", true),
  /** What the server sends is no answer. */
  ANSWER_MALFORMED("no-start-connection", true),
  /** The certificate is its own issuer and is not trusted. */
  CERTIFICATE_SELF_SIGNED("no-start-connection", false),
  /** The certificate's issuer is not trusted. */
  CERTIFICATE_UNTRUSTED("no-start-connection", false),
  /** The certificate is not valid any more, or not yet. */
  CERTIFICATE_EXPIRED("no-start-connection", false),
  /** The certificate is another server's. */
  CERTIFICATE_WRONG_HOST("no-start-connection", false),
  /** The server speaks no TLS that is safe. */
  TLS_TOO_OLD("no-start-connection", false),
  /** The server speaks no TLS at this port, or cannot agree on a way to. */
  TLS_FAILED("no-start-connection", false),
  /** The server does not do StartTLS, or somebody on the way says so. */
  START_TLS_REFUSED("no-start-connection", false),
  /** The server insists on TLS. */
  PROTECTION_REQUIRED("no-start-connection", false),
  /** The password cannot be read from where it is kept. */
  PASSWORD_UNAVAILABLE("no-start-credentials", false),
  /** User or password are wrong. */
  CREDENTIALS_WRONG("no-start-credentials", false),
  /** The account is locked, disabled or expired, or has to change its password. */
  ACCOUNT_UNUSABLE("no-start-credentials", false),
  /** The account may not do this. */
  PERMISSION_MISSING("stopped-failed-permission", false),
  /** The directory has no such entry. */
  ENTRY_MISSING("stopped-failed-search", false),
  /** Anything else. */
  OTHER("stopped-failed-search", false);

  private final String status;
  private final boolean transitory;

  Trouble(String status, boolean transitory) {
    this.status = status;
    this.transitory = transitory;
  }

  /**
   * Returns the status that a run ends with.
   *
   * @param hasBegun whether the directory has already been in use
   */
  public String status(boolean hasBegun) {
    if (!hasBegun || !status.equals("no-start-connection")) {
      return status;
    }
    return this == CONNECTION_LOST || this == NO_ANSWER || this == ANSWER_MALFORMED
        ? "stopped-connectivity"
        : "stopped-server-down";
  }

  /** Returns whether it may be gone by itself after a while. */
  public boolean isTransitory() {
    return transitory;
  }

  /** Returns whether it is about who connects: no other server would see it otherwise. */
  public boolean isAboutCredentials() {
    return status.equals("no-start-credentials");
  }
}
