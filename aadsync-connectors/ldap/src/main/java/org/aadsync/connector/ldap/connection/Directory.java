package org.aadsync.connector.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.core.spi.ConnectorException;

/** One directory, whichever of its servers answers. Thread-safe; its connections are not. */
public interface Directory extends AutoCloseable {
  /**
   * Returns the directory that the settings describe. Nothing is connected yet; what weakens the
   * protection is warned about in the log.
   *
   * @throws ConnectorException if the trusted certificates cannot be read
   */
  static Directory of(LdapSettings settings) throws ConnectorException {
    return new Servers(settings, Backoff.STANDARD);
  }

  /** Returns how the directory is reached. */
  LdapSettings settings();

  /**
   * Returns a new connection: protected, authenticated, with its timeouts set. The server that
   * answered last is asked first, then the others in their order; if none answers, all are asked
   * again after a pause, as often as the settings say. {@link LDAPConnection#getConnectedAddress}
   * says which one it is. It follows no referrals and reconnects to nothing by itself, and takes
   * one request at a time.
   *
   * <p>The caller closes it; a connection that gave an unexpected answer or none is of no use any
   * more.
   *
   * @throws ConnectorException if no server can be used; nobody is asked a second time whether
   *     wrong credentials are right, as that locks accounts
   */
  LDAPConnection connect() throws ConnectorException;

  /**
   * Returns the exception that ends a run because a request failed.
   *
   * @param doing what was being done, such as {@code reading DC=example,DC=com}
   */
  ConnectorException stopped(String doing, LDAPException cause);

  /** Closes all connections that are still open. */
  @Override
  void close();
}
