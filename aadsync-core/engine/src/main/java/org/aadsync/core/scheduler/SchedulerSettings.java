package org.aadsync.core.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.aadsync.core.engine.CyclePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the scheduler, with the names of {@code Get-ADSyncScheduler}. Immutable.
 *
 * <p>Source: <i>Azure AD Connect sync: Scheduler</i> (Microsoft).
 *
 * @param allowedSyncCycleInterval cycles do not come closer than this, whatever is customized
 * @param customizedSyncCycleInterval the wanted interval, or null for 30 minutes
 * @param nextSyncCyclePolicyType what the next cycle does; goes back to delta when an initial cycle
 *     came to its end
 * @param nextSyncCycleStartTime when the next cycle is due, or null: as soon as the scheduler is
 *     started
 * @param purgeRunHistoryInterval how long maintenance keeps the runs of the engine's history
 * @param syncCycleEnabled whether cycles are started on time; they can be asked for anyway
 * @param maintenanceEnabled whether the run history is purged
 * @param stagingModeEnabled whether cycles leave out the exports
 * @param schedulerSuspended whether everything waits for the scheduler to be resumed
 */
public record SchedulerSettings(
    Duration allowedSyncCycleInterval,
    @Nullable Duration customizedSyncCycleInterval,
    CyclePolicy nextSyncCyclePolicyType,
    @Nullable Instant nextSyncCycleStartTime,
    Duration purgeRunHistoryInterval,
    boolean syncCycleEnabled,
    boolean maintenanceEnabled,
    boolean stagingModeEnabled,
    boolean schedulerSuspended) {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(30);
  private static final int MAX_TEXT = 10_000;

  /**
   * Makes settings.
   *
   * @throws IllegalArgumentException if an interval is not positive
   */
  public SchedulerSettings {
    requirePositive("AllowedSyncCycleInterval", allowedSyncCycleInterval);
    requirePositive("PurgeRunHistoryInterval", purgeRunHistoryInterval);
    if (customizedSyncCycleInterval != null) {
      requirePositive("CustomizedSyncCycleInterval", customizedSyncCycleInterval);
    }
  }

  private static void requirePositive(String name, Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException(name + " is " + interval + "; it has to be positive");
    }
  }

  /** Returns the defaults: a delta cycle every 30 minutes, seven days of history. */
  public static SchedulerSettings standard() {
    return new SchedulerSettings(
        DEFAULT_INTERVAL,
        null,
        CyclePolicy.DELTA,
        null,
        Duration.ofDays(7),
        true,
        true,
        false,
        false);
  }

  /** Returns the time between the beginnings of two cycles. */
  public Duration currentlyEffectiveSyncCycleInterval() {
    Duration wanted =
        customizedSyncCycleInterval == null ? DEFAULT_INTERVAL : customizedSyncCycleInterval;
    return wanted.compareTo(allowedSyncCycleInterval) < 0 ? allowedSyncCycleInterval : wanted;
  }

  /** Returns these settings with another wanted interval; null for the default. */
  public SchedulerSettings withCustomizedSyncCycleInterval(@Nullable Duration interval) {
    return new SchedulerSettings(
        allowedSyncCycleInterval,
        interval,
        nextSyncCyclePolicyType,
        nextSyncCycleStartTime,
        purgeRunHistoryInterval,
        syncCycleEnabled,
        maintenanceEnabled,
        stagingModeEnabled,
        schedulerSuspended);
  }

  /** Returns these settings with another kind and time of the next cycle. */
  public SchedulerSettings withNextSyncCycle(CyclePolicy policy, @Nullable Instant start) {
    return new SchedulerSettings(
        allowedSyncCycleInterval,
        customizedSyncCycleInterval,
        policy,
        start,
        purgeRunHistoryInterval,
        syncCycleEnabled,
        maintenanceEnabled,
        stagingModeEnabled,
        schedulerSuspended);
  }

  /** Returns these settings with cycles on time or not. */
  public SchedulerSettings withSyncCycleEnabled(boolean enabled) {
    return new SchedulerSettings(
        allowedSyncCycleInterval,
        customizedSyncCycleInterval,
        nextSyncCyclePolicyType,
        nextSyncCycleStartTime,
        purgeRunHistoryInterval,
        enabled,
        maintenanceEnabled,
        stagingModeEnabled,
        schedulerSuspended);
  }

  /** Returns these settings with staging mode on or off. */
  public SchedulerSettings withStagingModeEnabled(boolean enabled) {
    return new SchedulerSettings(
        allowedSyncCycleInterval,
        customizedSyncCycleInterval,
        nextSyncCyclePolicyType,
        nextSyncCycleStartTime,
        purgeRunHistoryInterval,
        syncCycleEnabled,
        maintenanceEnabled,
        enabled,
        schedulerSuspended);
  }

  /** Returns these settings suspended or not. */
  public SchedulerSettings withSchedulerSuspended(boolean suspended) {
    return new SchedulerSettings(
        allowedSyncCycleInterval,
        customizedSyncCycleInterval,
        nextSyncCyclePolicyType,
        nextSyncCycleStartTime,
        purgeRunHistoryInterval,
        syncCycleEnabled,
        maintenanceEnabled,
        stagingModeEnabled,
        suspended);
  }

  /**
   * Writes the settings as text, a line {@code Name : value} each, as {@code Get-ADSyncScheduler}
   * shows them. {@link #parse} reads it.
   */
  public String toText() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("AllowedSyncCycleInterval", SyncInterval.format(allowedSyncCycleInterval));
    lines.put(
        "CurrentlyEffectiveSyncCycleInterval",
        SyncInterval.format(currentlyEffectiveSyncCycleInterval()));
    lines.put(
        "CustomizedSyncCycleInterval",
        customizedSyncCycleInterval == null
            ? ""
            : SyncInterval.format(customizedSyncCycleInterval));
    lines.put(
        "NextSyncCyclePolicyType",
        nextSyncCyclePolicyType == CyclePolicy.INITIAL ? "Initial" : "Delta");
    lines.put(
        "NextSyncCycleStartTimeInUTC",
        nextSyncCycleStartTime == null ? "" : nextSyncCycleStartTime.toString());
    lines.put("PurgeRunHistoryInterval", SyncInterval.format(purgeRunHistoryInterval));
    lines.put("SyncCycleEnabled", text(syncCycleEnabled));
    lines.put("MaintenanceEnabled", text(maintenanceEnabled));
    lines.put("StagingModeEnabled", text(stagingModeEnabled));
    lines.put("SchedulerSuspended", text(schedulerSuspended));
    return lines.entrySet().stream()
        .map(line -> String.format(Locale.ROOT, "%-35s : %s", line.getKey(), line.getValue()))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String text(boolean value) {
    return value ? "True" : "False";
  }

  /**
   * Reads what {@link #toText} writes: lines {@code Name : value}, names and values in any case. A
   * setting that is not mentioned has its default; {@code CurrentlyEffectiveSyncCycleInterval} is
   * not read, as it follows from others.
   *
   * @throws IllegalArgumentException if a line has another form, names no setting, or has a value
   *     that is none; the message names the line
   */
  public static SchedulerSettings parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "the settings are longer than " + MAX_TEXT + " characters");
    }
    SettingsReader reader = new SettingsReader();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        reader.read(i + 1, lines.get(i));
      }
    }
    return reader.settings();
  }

  /** Reads settings line by line. */
  private static final class SettingsReader {
    private Duration allowed = DEFAULT_INTERVAL;
    private @Nullable Duration customized;
    private CyclePolicy policy = CyclePolicy.DELTA;
    private @Nullable Instant start;
    private Duration purge = Duration.ofDays(7);
    private boolean cycles = true;
    private boolean maintenance = true;
    private boolean staging;
    private boolean suspended;

    void read(int number, String line) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException(
            "line " + number + " has no colon; expected is \"Name : value\"");
      }
      try {
        set(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }

    private void set(String name, String value) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "allowedsynccycleinterval" -> allowed = SyncInterval.parse(value);
        case "customizedsynccycleinterval" ->
            customized = value.isEmpty() ? null : SyncInterval.parse(value);
        case "nextsynccyclepolicytype" -> policy = policy(value);
        case "nextsynccyclestarttimeinutc" -> start = value.isEmpty() ? null : Instant.parse(value);
        case "purgerunhistoryinterval" -> purge = SyncInterval.parse(value);
        case "synccycleenabled" -> cycles = truth(value);
        case "maintenanceenabled" -> maintenance = truth(value);
        case "stagingmodeenabled" -> staging = truth(value);
        case "schedulersuspended" -> suspended = truth(value);
        case "currentlyeffectivesynccycleinterval" -> {} // follows from the others
        default -> throw new IllegalArgumentException("there is no setting \"" + name + "\"");
      }
    }

    private static CyclePolicy policy(String value) {
      if (value.equalsIgnoreCase("Delta") || value.equalsIgnoreCase("Initial")) {
        return CyclePolicy.valueOf(value.toUpperCase(Locale.ROOT));
      }
      throw new IllegalArgumentException(
          "\"" + value + "\" is no policy type; expected is Delta or Initial");
    }

    private static boolean truth(String value) {
      if (value.equalsIgnoreCase("True") || value.equalsIgnoreCase("False")) {
        return value.equalsIgnoreCase("True");
      }
      throw new IllegalArgumentException("\"" + value + "\" is neither True nor False");
    }

    SchedulerSettings settings() {
      return new SchedulerSettings(
          allowed, customized, policy, start, purge, cycles, maintenance, staging, suspended);
    }
  }
}
