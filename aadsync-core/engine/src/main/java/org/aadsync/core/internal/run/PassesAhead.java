package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aadsync.core.internal.pipeline.Reads;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.pipeline.SyncException;
import org.aadsync.core.internal.space.RadixSort;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates passes ahead of their turn, a window of them at a time while nothing is committed: on
 * several threads, and in the order in which their subjects lie in memory, which the order of turns
 * has nothing to do with. One whose turn comes after a commit that changed what it read is
 * evaluated again: results are those of one pass after the other.
 *
 * <p>While passes find nothing to change the windows grow, so that more of what lies together is
 * read together; after a change they are small again, since little may come of what is far ahead.
 *
 * @param <T> what a pass is about
 * @param <R> what it gives
 */
final class PassesAhead<T, R> {
  private static final int LEAST = 512;
  private static final int MOST = 1 << 16;
  private static final int GROWTH = 4;

  /** Fewer than these are not worth the handing over. */
  private static final int FEW = 16;

  private final Workers workers;
  private final RunContext run;
  private final List<T> subjects;
  private final int @Nullable [] places;
  private final Supplier<? extends Consumer<List<T>>> readers;
  private final Pass<T, R> pass;

  // For each pass of the window what it gave, which may be a failure, and what it read: apart,
  // since mostly nothing has changed when its turn comes, and nobody asks what it read.
  private @Nullable Object[] results = new Object[0];
  private @Nullable Reads[] reads = new Reads[0];

  private int size;
  private long commits;
  private int start;
  private int end;
  private final Consumer<List<T>> reader;
  private int readTo;

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
   * Makes passes that are evaluated when they are asked for.
   *
   * @param places for each subject its place among those that lie together, or null if not known
   * @param quiet whether passes are expected to find nothing to change
   * @param readers gives for each thread what is told which subjects come next, at most {@link
   *     ReadAhead#OBJECTS} at once
   */
  PassesAhead(
      Workers workers,
      RunContext run,
      List<T> subjects,
      int @Nullable [] places,
      boolean quiet,
      Supplier<? extends Consumer<List<T>>> readers,
      Pass<T, R> pass) {
    this.workers = workers;
    this.run = run;
    this.subjects = subjects;
    this.places = places;
    this.readers = readers;
    this.reader = readers.get();
    this.pass = pass;
    this.size = quiet ? MOST : 0;
    this.commits = Reads.commits(run);
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
    Object result = results[index - start];
    Reads read = reads[index - start];
    results[index - start] = null;
    reads[index - start] = null;
    if (result == null || read == null) {
      readAhead(index);
      return pass.evaluate(subjects.get(index), null);
    }
    if (Reads.commits(run) != commits && !read.hold()) {
      return pass.evaluate(subjects.get(index), null);
    }
    if (result instanceof SyncException failure) {
      throw failure;
    }
    return cast(result);
  }

  /** Reads what passes that were not evaluated are going to read, a few at a time. */
  private void readAhead(int index) {
    if (index >= readTo) {
      readTo = Math.min(index + ReadAhead.OBJECTS, subjects.size());
      reader.accept(subjects.subList(index, readTo));
    }
  }

  @SuppressWarnings("unchecked") // what is kept and no failure is a result
  private R cast(Object result) {
    return (R) result;
  }

  private void fill(int index) {
    long now = Reads.commits(run);
    boolean quiet = size > 0 && now == commits;
    commits = now;
    size = quiet ? Math.min(size * GROWTH, MOST) : LEAST;
    start = index;
    end = Math.min(index + size, subjects.size());
    int count = end - start;
    if (results.length < count) {
      results = new Object[count];
      reads = new Reads[count];
    }
    // One thread gains no more than that it reads in order, and loses what it evaluates again.
    if (count >= FEW && (workers.threads() > 1 || (quiet && places != null))) {
      int[] order = order(count);
      workers.forEachShare(count, (from, to) -> evaluate(order, from, to));
    } else {
      Arrays.fill(results, 0, count, null); // nobody may have asked for some of the last ones
    }
  }

  /** Evaluates a share of the window, in an order that is given. */
  private void evaluate(int[] order, int from, int to) {
    Consumer<List<T>> reader = readers.get();
    List<T> next = new ArrayList<>(ReadAhead.OBJECTS);
    for (int i = from; i < to; i += ReadAhead.OBJECTS) {
      int end = Math.min(to, i + ReadAhead.OBJECTS);
      for (int j = i; j < end; j++) {
        next.add(subjects.get(start + order[j]));
      }
      reader.accept(next);
      next.clear();
      for (int j = i; j < end; j++) {
        evaluate(order[j]);
      }
    }
  }

  /** Returns the numbers below {@code count} in the order of the places of their subjects. */
  private int[] order(int count) {
    if (places == null || size == LEAST) { // few subjects of many lie together
      return IntStream.range(0, count).toArray();
    }
    long[] byPlace = new long[count];
    for (int i = 0; i < count; i++) {
      byPlace[i] = places[start + i];
    }
    return RadixSort.order(byPlace);
  }

  private void evaluate(int place) {
    Reads read = new Reads(run);
    reads[place] = read;
    try {
      results[place] = pass.evaluate(subjects.get(start + place), read);
    } catch (SyncException e) {
      results[place] = e;
    } catch (RuntimeException | Error e) {
      // It is met again when it is the subject's turn, on the caller's thread.
      results[place] = null;
    }
  }
}
