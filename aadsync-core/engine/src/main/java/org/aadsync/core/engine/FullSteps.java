package org.aadsync.core.engine;

/**
 * The full steps that a connector is due for, {@code FullImportRequired} and {@code
 * FullSyncRequired} in Microsoft's scheduler.
 *
 * @param fullImport whether the next cycle imports in full
 * @param fullSynchronization whether the next cycle synchronizes in full
 */
public record FullSteps(boolean fullImport, boolean fullSynchronization) {
  /** No full step. */
  public static final FullSteps NONE = new FullSteps(false, false);
}
