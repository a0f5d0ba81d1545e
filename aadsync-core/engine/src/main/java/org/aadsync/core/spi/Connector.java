package org.aadsync.core.spi;

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

  /** Starts an export. */
  ExportSession openExport() throws ConnectorException;

  @Override
  void close();
}
