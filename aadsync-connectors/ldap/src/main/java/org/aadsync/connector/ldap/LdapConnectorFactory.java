package org.aadsync.connector.ldap;

import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;

/**
 * Opens directories through LDAP, protected by StartTLS (RFC 4511, 4.14) where the address says
 * {@code start-tls=true}, and refused without protection unless it says {@code plaintext=true}:
 * scheme {@code ldap}, address {@code //HOST[:PORT][,HOST…][?name=value&…]} as {@link
 * LdapSettings#parse} reads it. Thread-safe.
 */
public final class LdapConnectorFactory implements ConnectorFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public LdapConnectorFactory() {}

  @Override
  public String scheme() {
    return "ldap";
  }

  /**
   * Opens a connector; the directory itself is asked by imports and exports.
   *
   * @throws ConnectorException if the address cannot be used, with all that is wrong with it
   */
  @Override
  public Connector open(ConnectorDefinition definition, String address) throws ConnectorException {
    return LdapConnectors.open(definition, LdapSettings.parse(scheme() + ":" + address));
  }

  @Override
  public Optional<ConnectionReport> test(ConnectorDefinition definition, String address)
      throws ConnectorException {
    return Optional.of(
        LdapConnectors.test(definition, LdapSettings.parse(scheme() + ":" + address)));
  }
}
