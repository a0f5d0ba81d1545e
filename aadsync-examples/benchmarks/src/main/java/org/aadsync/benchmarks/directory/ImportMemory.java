package org.aadsync.benchmarks.directory;

import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;

/** What a full import holds at most while objects come, without what becomes of them. */
final class ImportMemory {
  private static final int SAMPLES = 8;

  private ImportMemory() {}

  /** Returns the most heap that was occupied after a collection, in bytes more than before. */
  static long peak(Server server, ConnectorDefinition definition, int count) throws Exception {
    long before = occupied();
    long[] seen = new long[1];
    long[] peak = new long[1];
    try (Connector connector = server.connector(definition)) {
      connector.importObjects(
          new ImportRequest(definition.partitions().get(0), Optional.empty(), true),
          event -> {
            boolean sampled =
                event instanceof ImportEvent.Full
                    ? ++seen[0] % (count / SAMPLES) == 0
                    : event instanceof ImportEvent.Checkpoint;
            if (sampled) {
              peak[0] = Math.max(peak[0], occupied() - before);
            }
          });
    }
    if (seen[0] != count) {
      throw new IllegalStateException(seen[0] + " of " + count + " objects were read");
    }
    return peak[0];
  }

  private static long occupied() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
