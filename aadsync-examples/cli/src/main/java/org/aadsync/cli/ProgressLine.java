package org.aadsync.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.aadsync.core.engine.RunStepRecord;
import org.aadsync.core.engine.SyncListener;
import org.jspecify.annotations.Nullable;

/** Shows on one line of a terminal how far a step is. The line goes when the step ends. */
final class ProgressLine implements SyncListener {
  /** A line that is longer than a small terminal is wide could not be taken back. */
  private static final int MAX_WIDTH = 79;

  private static final int MIN_NAME_WIDTH = 12;
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintStream terminal;
  private final int width;
  private final LongSupplier nanoTime;
  private int shown;
  private long lastDrawn;

  private ProgressLine(PrintStream terminal, int width, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.width = Math.min(width - 1, MAX_WIDTH);
    this.nanoTime = nanoTime;
  }

  /** Returns the line for a console, or null if nobody watches it. */
  static @Nullable ProgressLine of(Console console, LongSupplier nanoTime) {
    return console.interactive()
        ? new ProgressLine(console.err(), console.width(), nanoTime)
        : null;
  }

  @Override
  public void stepStarted(StepStarted step) {
    draw(step.type().title(), step.connectorName(), "");
  }

  @Override
  public void progress(StepProgress progress) {
    if (nanoTime.getAsLong() - lastDrawn >= INTERVAL) {
      draw(progress.type().title(), progress.connectorName(), ": " + numbers(progress));
    }
  }

  @Override
  public void stepEnded(RunStepRecord step) {
    clear();
    terminal.flush();
  }

  private static String numbers(StepProgress progress) {
    StringBuilder text = new StringBuilder(Names.number(progress.done()));
    if (progress.total().isPresent()) {
      text.append(" of ").append(Names.number(progress.total().getAsLong()));
    }
    if (progress.done() > 0) {
      text.append(", ").append(Names.number(Math.round(progress.objectsPerSecond()))).append("/s");
    }
    Optional<Duration> remaining = progress.remaining();
    if (remaining.isPresent() && progress.done() < progress.total().orElse(0)) {
      text.append(", ").append(duration(remaining.get())).append(" left");
    }
    return text.toString();
  }

  private static String duration(Duration duration) {
    long seconds = duration.toSeconds() + (duration.toNanosPart() > 0 ? 1 : 0);
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private void draw(String step, String connector, String numbers) {
    clear();
    int left = width - DisplayText.width(step) - 2 - DisplayText.width(numbers);
    String name = DisplayText.elide(DisplayText.visible(connector), Math.max(MIN_NAME_WIDTH, left));
    String line = DisplayText.elide(step + ", " + name + numbers, width);
    terminal.print(line);
    terminal.flush();
    shown = DisplayText.width(line);
    lastDrawn = nanoTime.getAsLong();
  }

  private void clear() {
    if (shown > 0) {
      terminal.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
