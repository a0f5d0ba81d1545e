package org.aadsync.core.spi;

import java.util.List;

/** One export to one directory. For use by one thread. */
public interface ExportSession extends AutoCloseable {
  /**
   * Writes a batch.
   *
   * @return one outcome for each operation, in their order
   * @throws ConnectorException if the directory cannot be written any further
   */
  List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException;

  /**
   * Returns whether what {@link #export} reports as done is durable in the directory when it
   * returns. If so, the engine remembers the outcomes of each batch at once, and an export that
   * breaks off has done what it has done. Otherwise all is done by {@link #commit}, or nothing.
   */
  default boolean writesAtOnce() {
    return false;
  }

  /**
   * Ends the export; what was reported as done is durable when this returns.
   *
   * @throws ConnectorException if that failed: every outcome of the session is void, unless it
   *     {@linkplain #writesAtOnce writes at once}
   */
  void commit() throws ConnectorException;

  /** Gives up what was not committed, where the directory can, and releases everything. */
  @Override
  void close();
}
