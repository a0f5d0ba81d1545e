package org.aadsync.core.internal.run;

import java.util.List;
import java.util.Map;
import org.aadsync.core.engine.ExportBudget;
import org.aadsync.core.engine.ExportBudget.Limit;

/** The global parameters that the engine obeys. */
final class Settings {
  private static final String DELETION_THRESHOLD =
      "Microsoft.OptionalFeature.ExportDeletionThresholdValue";
  private static final String STAGING_MODE = "Microsoft.Synchronize.StagingMode";

  private final Map<String, String> parameters;

  Settings(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Returns what an export may change. There is no switch that turns it off. */
  ExportBudget exportBudget() {
    return new ExportBudget(List.of(Limit.deletes(deletionThreshold())));
  }

  private long deletionThreshold() {
    String value = parameters.getOrDefault(DELETION_THRESHOLD, "").trim();
    try {
      return value.isEmpty() ? ExportBudget.DEFAULT_DELETES : Math.max(0, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      return ExportBudget.DEFAULT_DELETES;
    }
  }

  /** Returns whether cycles import and synchronize but do not export. */
  boolean stagingMode() {
    String value = parameters.getOrDefault(STAGING_MODE, "").trim();
    return value.equalsIgnoreCase("true") || value.equals("1");
  }
}
