package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.RunStepRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  @TempDir private Path folder;

  @Test
  void the_newest_runs_come_first() {
    RunLog log = new RunLog(folder);
    log.runEnded(run(1, "Full Import"));
    log.runEnded(run(2, "Export"));

    assertThat(new RunLog(folder).last(10))
        .extracting(RunLog.Entry::profile)
        .containsExactly("Export", "Full Import");
    assertThat(log.last(1)).hasSize(1);
  }

  @Test
  void a_run_is_told_with_its_errors() {
    RunLog log = new RunLog(folder);
    log.runEnded(run(1, "Full Synchronization"));

    RunLog.Entry entry = log.last(1).get(0);
    assertThat(entry.connectorId()).isEqualTo(Reports.CONNECTOR);
    assertThat(entry.result()).isEqualTo("completed-sync-errors");
    assertThat(entry.errors()).isEqualTo(1);
    assertThat(entry.end()).isEqualTo(Instant.ofEpochSecond(2));
  }

  @Test
  void a_name_of_several_lines_stays_on_one() {
    RunLog log = new RunLog(folder);
    log.runEnded(run(1, "Full\nImport\t1"));

    assertThat(log.last(10)).extracting(RunLog.Entry::profile).containsExactly("Full\\nImport\\t1");
  }

  @Test
  void old_runs_are_forgotten() throws IOException {
    RunLog log = new RunLog(folder);
    for (int i = 0; i < 1000; i++) {
      log.runEnded(run(i, "Run " + i));
    }

    assertThat(Files.readAllLines(folder.resolve("aadsync.runs"))).hasSizeBetween(200, 400);
    assertThat(log.last(1).get(0).profile()).isEqualTo("Run 999");
  }

  @Test
  void what_cannot_be_read_counts_as_not_there() throws IOException {
    RunLog log = new RunLog(folder);
    assertThat(log.last(10)).isEmpty();

    Files.writeString(folder.resolve("aadsync.runs"), "nothing\nof\tthis\tis\ta\trun\tx\ty\n");
    assertThat(log.last(10)).isEmpty();

    Files.write(folder.resolve("aadsync.runs"), new byte[] {(byte) 0xFF, (byte) 0xFE, 10});
    assertThat(log.last(10)).isEmpty();
    log.runEnded(run(1, "Export"));
    assertThat(log.last(10)).hasSize(1);
  }

  private static RunRecord run(int number, String profile) {
    Instant start = Instant.ofEpochSecond(1);
    Instant end = Instant.ofEpochSecond(2);
    return new RunRecord(
        number,
        Reports.CONNECTOR,
        "corp.example.com",
        profile,
        start,
        end,
        "completed-sync-errors",
        List.of(new RunStepRecord(1, "", start, end, Reports.synchronization(), 0, 0)));
  }
}
