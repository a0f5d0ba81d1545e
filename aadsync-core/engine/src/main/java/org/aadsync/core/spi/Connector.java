package org.aadsync.core.spi;

import java.util.Map;
import java.util.Optional;
import org.aadsync.core.schema.ValueEquality;

/**
 * Reads and writes one directory. One run uses it at a time.
 *
 * <p>See the package documentation for what an author has to do.
 */
public interface Connector extends AutoCloseable {
  /**
   * Reads one partition: reports its events to {@code sink}, an {@link ImportEvent.End} last. What
   * can be said about one object is an event; an exception means that the directory cannot be read.
   */
  void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException;

  /**
   * Returns which values of an attribute the directory takes for the same, by name of the
   * attribute: those that it may give back in another form than it was given. {@code dn} among them
   * says which spellings of a name do not make a rename. What is not mentioned is compared exactly.
   */
  default Map<String, ValueEquality> equalities() {
    return Map.of();
  }

  /**
   * Returns what reads single objects, or nothing if the directory can only be read as a whole.
   * Always the same for one connector.
   */
  default Optional<ObjectReader> objectReader() {
    return Optional.empty();
  }

  /**
   * Asks the directory what it is: a host does so before it makes an engine, and gives the answer
   * to the configuration ({@link DirectoryFacts#applyTo}). The engine never asks.
   *
   * @return what is known; empty if the directory has nothing to say about itself
   * @throws ConnectorException if the directory cannot be read
   */
  default Optional<DirectoryFacts> discover() throws ConnectorException {
    return Optional.empty();
  }

  /** Starts an export. */
  ExportSession openExport() throws ConnectorException;

  @Override
  void close();
}
