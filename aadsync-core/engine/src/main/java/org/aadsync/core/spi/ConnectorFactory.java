package org.aadsync.core.spi;

import org.aadsync.core.config.ConnectorDefinition;

/** Makes connectors of one kind; found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface ConnectorFactory {
  /** Returns the scheme of the addresses that it takes: {@code ldif} for {@code ldif:FILE}. */
  String scheme();

  /**
   * Opens a connector.
   *
   * @param definition the connector in the configuration
   * @param address what follows the scheme and its colon
   * @throws ConnectorException if the address cannot be used
   */
  Connector open(ConnectorDefinition definition, String address) throws ConnectorException;
}
