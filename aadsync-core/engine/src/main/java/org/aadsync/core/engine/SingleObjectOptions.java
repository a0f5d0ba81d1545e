package org.aadsync.core.engine;

/**
 * How a single object is synchronized.
 *
 * @param stagingMode leave out the export; what was synchronized stays, and waits for the next one
 */
public record SingleObjectOptions(boolean stagingMode) {
  /** Imports, synchronizes and exports. */
  public static final SingleObjectOptions STANDARD = new SingleObjectOptions(false);
}
