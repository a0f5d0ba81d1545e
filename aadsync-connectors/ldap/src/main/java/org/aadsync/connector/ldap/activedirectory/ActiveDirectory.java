package org.aadsync.connector.ldap.activedirectory;

import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;

/** Opens connectors to domains of Active Directory. */
public final class ActiveDirectory {
  private ActiveDirectory() {}

  /**
   * Returns a connector to Active Directory; nothing is connected yet.
   *
   * @param definition the connector in the configuration; the name of each of its selected
   *     partitions is the DN of a naming context
   * @param directory the servers; closed with the connector
   */
  public static Connector connector(ConnectorDefinition definition, Directory directory) {
    return new ActiveDirectoryConnector(definition, directory);
  }
}
