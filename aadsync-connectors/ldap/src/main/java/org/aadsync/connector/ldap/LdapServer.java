package org.aadsync.connector.ldap;

import com.google.common.base.Preconditions;

/**
 * A server of a directory. Immutable.
 *
 * @param host its name, which its certificate has to bear, or its IP address (IPv6 without
 *     brackets)
 * @param port its port, 1 to 65,535
 */
public record LdapServer(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /** Checks the values. */
  public LdapServer {
    Preconditions.checkArgument(!host.isBlank(), "a server needs a name");
    Preconditions.checkArgument(port > 0 && port <= MAX_PORT, "port %s; expected 1 to 65535", port);
  }

  /** Returns {@code host:port}. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
