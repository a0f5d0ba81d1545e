package org.aadsync.core.store;

/**
 * The places in the work of an engine up to which everything is durable. An engine that is killed
 * goes on from the last one.
 */
public enum Boundary {
  /** Objects were staged; their import goes on, and starts anew after a crash. */
  IMPORT_BATCH,
  /** A connector gave a resumable checkpoint: the import can go on from it after a crash. */
  IMPORT_PAGE,
  /** An import ended: what is gone is obsolete, and the watermark of the next one is set. */
  IMPORT_END,
  /** Some objects were synchronized, others not yet. */
  SYNCHRONIZATION_BATCH,
  /** A synchronization ended. */
  SYNCHRONIZATION_END,
  /**
   * The next batch is about to be sent, and what became of the one before is known; for a directory
   * that takes all batches or none, all of them are about to be sent.
   */
  EXPORT_BATCH,
  /** An export ended, and what became of all its batches is known. */
  EXPORT_END,
  /** A run ended, with its record in the history. */
  RUN_END,
  /** Somebody approved an export, asked for full steps, or decided about a link. */
  REQUEST,
  /** The engine is closed. */
  CLOSE
}
