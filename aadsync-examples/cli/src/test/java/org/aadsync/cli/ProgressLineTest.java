package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.RunStepRecord;
import org.aadsync.core.engine.SyncListener;
import org.aadsync.core.engine.SyncListener.StepProgress;
import org.aadsync.core.engine.SyncListener.StepStarted;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private long now = TimeUnit.HOURS.toNanos(1);

  @Test
  void where_nobody_watches_there_is_none() {
    assertThat(ProgressLine.of(console(false), () -> now)).isNull();
  }

  @Test
  void a_step_that_begins_is_named() {
    line().stepStarted(new StepStarted(1, "corp.example", StepType.EXPORT, ""));

    assertThat(screen()).isEqualTo("Export, corp.example");
  }

  @Test
  void how_far_it_is_how_fast_and_how_long_it_will_take() {
    line().progress(progress("corp.example", 1500, OptionalLong.of(6000), 3));

    assertThat(screen())
        .isEqualTo("Full Synchronization, corp.example: 1,500 of 6,000, 500/s, 9 s left");
  }

  @Test
  void an_import_does_not_know_its_end() {
    line().progress(progress("corp.example", 1500, OptionalLong.empty(), 3));

    assertThat(screen()).isEqualTo("Full Synchronization, corp.example: 1,500, 500/s");
  }

  @Test
  void long_waits_are_told_in_minutes_and_hours() {
    SyncListener line = line();
    line.progress(progress("a", 100, OptionalLong.of(20_000), 1));
    assertThat(screen()).endsWith("4 min left");

    now += TimeUnit.SECONDS.toNanos(1);
    line.progress(progress("a", 1, OptionalLong.of(7_300), 1));
    assertThat(screen()).endsWith("2 h 2 min left");
  }

  @Test
  void it_is_drawn_no_more_than_ten_times_a_second() {
    SyncListener line = line();
    line.progress(progress("a", 1, OptionalLong.empty(), 1));
    now += TimeUnit.MILLISECONDS.toNanos(99);
    line.progress(progress("a", 2, OptionalLong.empty(), 1));
    assertThat(screen()).contains(": 1,");

    now += TimeUnit.MILLISECONDS.toNanos(1);
    line.progress(progress("a", 3, OptionalLong.empty(), 1));
    assertThat(screen()).contains(": 3,");
  }

  @Test
  void the_line_goes_when_the_step_ends() {
    SyncListener line = line();
    line.progress(progress("corp.example", 1500, OptionalLong.empty(), 3));
    line.stepEnded(
        new RunStepRecord(1, "", Instant.EPOCH, Instant.EPOCH, Reports.synchronization(), 0, 0));

    assertThat(screen()).isEmpty();
  }

  @Test
  void it_stays_on_one_line_and_cannot_be_steered_by_a_name() {
    line()
        .progress(progress("x\u001b[2J\n" + "田".repeat(100), 123_456, OptionalLong.of(999_999), 1));

    assertThat(terminal.toString(UTF_8)).doesNotContain("\u001b", "\n");
    assertThat(DisplayText.width(screen())).isLessThan(80);
    assertThat(screen()).contains("123,456 of 999,999");
  }

  private SyncListener line() {
    return ProgressLine.of(console(true), () -> now);
  }

  private Console console(boolean interactive) {
    PrintStream err = new PrintStream(terminal, false, UTF_8);
    return new Console(
        InputStream.nullInputStream(),
        new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
        err,
        100,
        interactive);
  }

  private static StepProgress progress(
      String connector, long done, OptionalLong total, long seconds) {
    return new StepProgress(
        connector, StepType.FULL_SYNCHRONIZATION, done, total, Duration.ofSeconds(seconds));
  }

  /** What the line looks like after everything that was written. */
  private String screen() {
    String line = "";
    for (String part : terminal.toString(UTF_8).split("\r", -1)) {
      boolean covers = part.isBlank() && part.length() >= DisplayText.width(line);
      line = covers ? "" : part.isEmpty() ? line : part;
    }
    return line;
  }
}
