package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.engine.SyncListener;
import org.jspecify.annotations.Nullable;

/**
 * The runs that were made over a state, in a file beside it: a line each, the newest last. What
 * cannot be read of it counts as not there: it is for people, and nothing depends on it.
 */
final class RunLog implements SyncListener {
  private static final String FILE = "aadsync.runs";
  private static final int KEPT = 200;
  private static final int MAX_LINES = 2 * KEPT;
  private static final long MAX_BYTES = 1 << 20;
  private static final int FIELDS = 7;

  private final Path file;

  RunLog(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /**
   * A run.
   *
   * @param start when it began
   * @param end when it ended
   * @param connectorId its connector
   * @param profile name of its run profile
   * @param result the worst result of its steps
   * @param errors how many errors of single objects it had
   * @param warnings how many warnings
   */
  record Entry(
      Instant start,
      Instant end,
      UUID connectorId,
      String profile,
      String result,
      long errors,
      long warnings) {

    private String line() {
      return String.join(
          "\t",
          start.toString(),
          end.toString(),
          connectorId.toString(),
          DisplayText.visible(profile),
          result,
          Long.toString(errors),
          Long.toString(warnings));
    }

    private static @Nullable Entry parse(String line) {
      List<String> fields = Splitter.on('\t').splitToList(line);
      if (fields.size() != FIELDS) {
        return null;
      }
      Long errors = Longs.tryParse(fields.get(5));
      Long warnings = Longs.tryParse(fields.get(6));
      if (errors == null || warnings == null) {
        return null;
      }
      try {
        return new Entry(
            Instant.parse(fields.get(0)),
            Instant.parse(fields.get(1)),
            UUID.fromString(fields.get(2)),
            fields.get(3),
            fields.get(4),
            errors,
            warnings);
      } catch (DateTimeException | IllegalArgumentException e) {
        return null;
      }
    }
  }

  @Override
  public void runEnded(RunRecord run) {
    Outcome outcome = Outcome.of(run.reports());
    Entry entry =
        new Entry(
            run.start(),
            run.end(),
            run.connectorId(),
            run.profile(),
            run.result(),
            outcome.errors(),
            outcome.warnings());
    try {
      List<String> lines = lines();
      if (lines.size() < MAX_LINES && isWhole()) {
        Files.writeString(
            file, entry.line() + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } else {
        List<String> kept =
            new ArrayList<>(lines.subList(Math.max(0, lines.size() - KEPT + 1), lines.size()));
        kept.add(entry.line());
        Files.write(file, kept, UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the newest runs, at most {@code limit}, the newest first. */
  List<Entry> last(int limit) {
    List<String> lines = lines();
    List<Entry> entries = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0 && entries.size() < limit; i--) {
      Entry entry = Entry.parse(lines.get(i));
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private boolean isWhole() throws IOException {
    return !Files.exists(file) || Files.size(file) <= MAX_BYTES;
  }

  private List<String> lines() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return List.of();
      }
      // What is no UTF-8 spoils its own line alone.
      return new String(Files.readAllBytes(file), UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
