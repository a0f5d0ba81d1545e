package org.aadsync.core.internal.run;

import java.util.Map;

/** The global parameters that the engine obeys. */
final class Settings {
  private static final int DEFAULT_DELETION_THRESHOLD = 500;
  private static final String DELETION_THRESHOLD =
      "Microsoft.OptionalFeature.ExportDeletionThresholdValue";
  private static final String STAGING_MODE = "Microsoft.Synchronize.StagingMode";

  private final Map<String, String> parameters;

  Settings(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Returns how many objects an export may delete. There is no switch that turns it off. */
  int deletionThreshold() {
    String value = parameters.getOrDefault(DELETION_THRESHOLD, "").trim();
    try {
      return value.isEmpty() ? DEFAULT_DELETION_THRESHOLD : Math.max(0, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      return DEFAULT_DELETION_THRESHOLD;
    }
  }

  /** Returns whether cycles import and synchronize but do not export. */
  boolean stagingMode() {
    String value = parameters.getOrDefault(STAGING_MODE, "").trim();
    return value.equalsIgnoreCase("true") || value.equals("1");
  }
}
