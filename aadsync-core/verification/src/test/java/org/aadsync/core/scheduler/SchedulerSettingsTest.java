package org.aadsync.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.aadsync.core.engine.CyclePolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheduler's settings and their text form (SC-4). */
class SchedulerSettingsTest {
  @ParameterizedTest
  @DisplayName("SC-4: intervals are written d.HH:mm:ss")
  @CsvSource({
    "PT30M, 00:30:00",
    "PT3H, 03:00:00",
    "PT168H, 7.00:00:00",
    "PT36H5M7S, 1.12:05:07",
    "PT0S, 00:00:00"
  })
  void intervals(Duration interval, String text) {
    assertThat(SyncInterval.format(interval)).isEqualTo(text);
    assertThat(SyncInterval.parse(text)).isEqualTo(interval);
  }

  @ParameterizedTest
  @DisplayName("SC-4: what is no interval is refused with the form that is expected")
  @ValueSource(
      strings = {
        "",
        "30",
        "00:30",
        "24:00:00",
        "00:60:00",
        "-1.00:00:00",
        "1.0:00:00",
        "x00:30:00"
      })
  void noInterval(String text) {
    assertThatThrownBy(() -> SyncInterval.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("d.HH:mm:ss");
  }

  @Property(tries = 200)
  @Label("SC-4: an interval that is written is read as the same one")
  void intervalsSurvive(@ForAll @LongRange(min = 0, max = 8_639_999_999L) long seconds) {
    Duration interval = Duration.ofSeconds(seconds);
    assertThat(SyncInterval.parse(SyncInterval.format(interval))).isEqualTo(interval);
  }

  @Test
  @DisplayName("SC-3, SC-4: the defaults are those of the original")
  void defaults() {
    assertThat(SchedulerSettings.standard().toText())
        .isEqualTo(
            """
            AllowedSyncCycleInterval            : 00:30:00
            CurrentlyEffectiveSyncCycleInterval : 00:30:00
            CustomizedSyncCycleInterval         :
            NextSyncCyclePolicyType             : Delta
            NextSyncCycleStartTimeInUTC         :
            PurgeRunHistoryInterval             : 7.00:00:00
            SyncCycleEnabled                    : True
            MaintenanceEnabled                  : True
            StagingModeEnabled                  : False
            SchedulerSuspended                  : False
            """);
    assertThat(SchedulerSettings.parse("")).isEqualTo(SchedulerSettings.standard());
  }

  @Test
  @DisplayName("SC-4: settings that are written are read as the same ones")
  void settingsSurvive() {
    SchedulerSettings settings =
        new SchedulerSettings(
            Duration.ofMinutes(10),
            Duration.ofHours(26),
            CyclePolicy.INITIAL,
            Instant.parse("2016-01-15T12:00:00Z"),
            Duration.ofDays(3),
            false,
            false,
            true,
            true);

    assertThat(SchedulerSettings.parse(settings.toText())).isEqualTo(settings);
    assertThat(SchedulerSettings.parse("stagingmodeenabled:true\n").stagingModeEnabled()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("SC-4: a line that is wrong is named")
  @CsvSource({
    "Interval : 1, there is no setting",
    "SyncCycleEnabled : yes, neither True nor False",
    "NextSyncCyclePolicyType : Full, Delta or Initial",
    "PurgeRunHistoryInterval : week, d.HH:mm:ss",
    "NextSyncCycleStartTimeInUTC : soon, soon",
    "PurgeRunHistoryInterval, no colon"
  })
  void wrongLine(String line, String message) {
    assertThatThrownBy(() -> SchedulerSettings.parse("MaintenanceEnabled : True\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(message);
  }

  @Test
  @DisplayName("SC-4: an interval that is not positive is refused")
  void notPositive() {
    assertThatThrownBy(() -> SchedulerSettings.parse("CustomizedSyncCycleInterval : 00:00:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CustomizedSyncCycleInterval");
    assertThatThrownBy(() -> SchedulerSettings.parse("x".repeat(10_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000");
  }
}
