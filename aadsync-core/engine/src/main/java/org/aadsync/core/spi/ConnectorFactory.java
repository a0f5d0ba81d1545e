package org.aadsync.core.spi;

import java.util.Optional;
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

  /**
   * Tries what a run will need of the directory, and says in words what is wrong. Writes nothing.
   *
   * @param definition the connector in the configuration
   * @param address what follows the scheme and its colon
   * @return what was found; empty if there is nothing to try, as with a file
   * @throws ConnectorException if the address cannot be used
   */
  default Optional<ConnectionReport> test(ConnectorDefinition definition, String address)
      throws ConnectorException {
    return Optional.empty();
  }
}
