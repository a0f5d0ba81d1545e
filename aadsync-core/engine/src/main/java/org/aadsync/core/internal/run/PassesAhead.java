package org.aadsync.core.internal.run;

import java.util.List;
import org.aadsync.core.internal.pipeline.Reads;
import org.aadsync.core.internal.pipeline.SyncException;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates passes on several threads ahead of their turn, a window of them at a time while nothing
 * is committed. One whose turn comes after a commit that changed what it read is evaluated again:
 * results are those of one pass after the other.
 *
 * @param <T> what a pass is about
 * @param <R> what it gives
 */
final class PassesAhead<T, R> {
  private static final int WINDOW = 512;

  /** Fewer than these are not worth the handing over. */
  private static final int FEW = 16;

  private final Workers workers;
  private final List<ConnectorSpace> spaces;
  private final List<T> subjects;
  private final Pass<T, R> pass;
  private final @Nullable Evaluated<R>[] window;
  private int start;
  private int end;

  /** Something that is evaluated. */
  @FunctionalInterface
  interface Pass<T, R> {
    /**
     * Evaluates a pass, which reads and changes nothing.
     *
     * @throws SyncException if the pass fails
     */
    R evaluate(T subject, @Nullable Reads reads);
  }

  /**
   * A pass that was evaluated.
   *
   * @param reads what it read
   * @param result what it gave, unless it failed
   * @param failure why it failed
   */
  private record Evaluated<R>(Reads reads, @Nullable R result, @Nullable SyncException failure) {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  PassesAhead(Workers workers, List<ConnectorSpace> spaces, List<T> subjects, Pass<T, R> pass) {
    this.workers = workers;
    this.spaces = spaces;
    this.subjects = subjects;
    this.pass = pass;
    this.window = new Evaluated[Math.min(WINDOW, subjects.size())];
  }

  /**
   * Returns what the pass of a subject gives.
   *
   * @param index place of the subject, greater than in the call before
   * @throws SyncException if the pass fails
   */
  R get(int index) {
    if (index >= end) {
      fill(index);
    }
    Evaluated<R> evaluated = window[index - start];
    window[index - start] = null;
    if (evaluated == null || !evaluated.reads().hold()) {
      return pass.evaluate(subjects.get(index), null);
    }
    R result = evaluated.result();
    if (result != null) {
      return result;
    }
    throw evaluated.failure() == null ? new IllegalStateException() : evaluated.failure();
  }

  private void fill(int index) {
    start = index;
    end = Math.min(index + window.length, subjects.size());
    if (workers.threads() > 1 && end - start >= FEW) {
      workers.forEach(end - start, i -> window[i] = evaluate(subjects.get(start + i)));
    }
  }

  private @Nullable Evaluated<R> evaluate(T subject) {
    Reads reads = new Reads(spaces);
    try {
      return new Evaluated<>(reads, pass.evaluate(subject, reads), null);
    } catch (SyncException e) {
      return new Evaluated<>(reads, null, e);
    } catch (RuntimeException | Error e) {
      return null; // it is met again when it is the subject's turn, on the caller's thread
    }
  }
}
