package org.aadsync.connector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens directories in LDIF files (RFC 2849): scheme {@code ldif}, address = the path of the file.
 * Thread-safe.
 *
 * <p>The file behaves as Active Directory or as Azure AD, as the connector's kind says; its schema,
 * attribute inclusion list, containers and object classes apply as for a live directory. A file
 * that does not exist is an empty directory until it was imported once; the folder must exist.
 *
 * <p>An export replaces the file as a whole when it is committed. Until then the file {@code
 * .NAME.lock} beside it keeps other exports away, and {@code .NAME.new} and {@code .NAME.spool}
 * hold what will be written.
 */
public final class LdifConnectorFactory implements ConnectorFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public LdifConnectorFactory() {}

  @Override
  public String scheme() {
    return "ldif";
  }

  /**
   * Opens a connector; the file itself is opened by imports and exports.
   *
   * @throws ConnectorException if the address is no path of a file in a folder that exists
   */
  @Override
  public Connector open(ConnectorDefinition definition, String address) throws ConnectorException {
    return new LdifConnector(definition, path(address));
  }

  private static Path path(String address) throws ConnectorException {
    if (address.isBlank()) {
      throw refused("an address is missing; expected ldif:FILE", null);
    }
    try {
      Path path = Path.of(address).toAbsolutePath();
      if (Files.isDirectory(path)) {
        throw refused(path + " is a folder; expected the path of an LDIF file", null);
      }
      // A link stays a link: what it points to is read and replaced.
      Path real = Files.exists(path) ? path.toRealPath() : path.normalize();
      Path folder = real.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw refused("the folder " + folder + " does not exist; make it first", null);
      }
      return real;
    } catch (InvalidPathException | IOException e) {
      throw refused("'" + address + "' is no path of a file: " + e.getMessage(), e);
    }
  }

  private static ConnectorException refused(String message, @Nullable Exception cause) {
    String status = "no-start-file-open";
    return cause == null
        ? new ConnectorException(status, message)
        : new ConnectorException(status, message, cause);
  }
}
