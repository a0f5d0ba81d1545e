package org.aadsync.connector.ldap;

import org.aadsync.connector.ldap.activedirectory.ActiveDirectory;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.generic.GenericConnector;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;

/**
 * Makes connectors to directories that are reached through LDAP (RFC 4511). Thread-safe.
 *
 * <p>They log and report no passwords. The debug log of the UnboundID LDAP SDK, which is off unless
 * a host switches it on, does: with the types {@code LDAP} and {@code ASN1} it shows the values
 * that are written.
 */
public final class LdapConnectors {
  private LdapConnectors() {}

  /**
   * Returns a connector; nothing is connected yet.
   *
   * <p>An import that breaks off loses nothing. Of Active Directory, one of changes goes on from
   * its last page, and a full one with the included container that it was reading: the entries of a
   * search come in no order that could be relied on, and the place in its pages ends with the
   * connection, so that within a container it begins anew.
   *
   * @param definition the connector in the configuration: its kind says whether the directory is
   *     taken for an Active Directory or for another one, such as OpenLDAP
   * @param settings how the directory is reached
   * @throws ConnectorException if the configuration's connector is one to Azure AD, or the trusted
   *     certificates cannot be read
   */
  public static Connector open(ConnectorDefinition definition, LdapSettings settings)
      throws ConnectorException {
    if (definition.kind() == ConnectorKind.AZURE_AD) {
      throw new ConnectorException(
          "no-start-bad-ma-configuration",
          "the connector is one to Azure AD, which does not speak LDAP; connect it to another kind"
              + " of address");
    }
    Directory directory = Directory.of(settings);
    return definition.kind() == ConnectorKind.ACTIVE_DIRECTORY
        ? ActiveDirectory.connector(definition, directory)
        : new GenericConnector(definition, directory);
  }

  /**
   * Tries every server, and every selected partition on the first that answers; an included
   * container that is not there is a warning.
   *
   * @param definition the connector in the configuration
   * @param settings how the directory is reached
   */
  public static ConnectionReport test(ConnectorDefinition definition, LdapSettings settings) {
    return ConnectionTest.run(settings, definition);
  }
}
