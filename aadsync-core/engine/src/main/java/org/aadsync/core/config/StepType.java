package org.aadsync.core.config;

/** What a step of a run profile does. */
public enum StepType {
  FULL_IMPORT("Full Import"),
  DELTA_IMPORT("Delta Import"),
  FULL_SYNCHRONIZATION("Full Synchronization"),
  DELTA_SYNCHRONIZATION("Delta Synchronization"),
  EXPORT("Export"),
  /** A full import that is followed by a delta synchronization. */
  FULL_IMPORT_DELTA_SYNCHRONIZATION("Full Import and Delta Synchronization"),
  /** A delta import that is followed by a delta synchronization. */
  DELTA_IMPORT_DELTA_SYNCHRONIZATION("Delta Import and Delta Synchronization"),
  /** A full import that is followed by a full synchronization. */
  FULL_IMPORT_FULL_SYNCHRONIZATION("Full Import and Full Synchronization");

  private final String title;

  StepType(String title) {
    this.title = title;
  }

  /** Returns the name that people know it by. */
  public String title() {
    return title;
  }
}
