package org.aadsync.core.spi;

import java.util.Map;
import java.util.Optional;
import org.aadsync.core.config.Partition;
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

  /** Returns whether {@link #readObject} can be asked for. */
  default boolean canReadObjects() {
    return false;
  }

  /**
   * Reads one object as a whole. The engine asks for it when a delta told of changes of an object
   * that it does not know, after the import of the partition has ended.
   *
   * @param partition the partition that the object should be in
   * @param anchor its anchor
   * @return the object as it is now; empty if it is not there, or not selected
   * @throws ConnectorException if the directory cannot be read
   */
  default Optional<ImportedObject> readObject(Partition partition, Anchor anchor)
      throws ConnectorException {
    throw new UnsupportedOperationException("this connector reads no single objects");
  }

  /**
   * Reads one object as a whole, by its name: a host wants to synchronize it alone. Whoever can
   * read objects by anchor reads them by name, too.
   *
   * @param partition the partition that the object should be in
   * @param dn its DN, in any spelling; it comes from outside and may be no DN at all
   * @return the object as it is now; empty if it is not there. Whether its type and its container
   *     are selected does not matter: the engine looks at that
   * @throws ConnectorException if the directory cannot be read
   */
  default Optional<ImportedObject> readObject(Partition partition, String dn)
      throws ConnectorException {
    throw new UnsupportedOperationException("this connector reads no single objects");
  }

  /** Starts an export. */
  ExportSession openExport() throws ConnectorException;

  @Override
  void close();
}
