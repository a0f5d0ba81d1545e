package org.aadsync.core.internal.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.jspecify.annotations.Nullable;

/**
 * What a pass read of the state of the engine. A pass over a state that still holds all of it would
 * make the same changes; one that was evaluated ahead counts only then.
 *
 * <p>For use by one thread at a time.
 */
public final class Reads {
  /** Passes ask for the first few objects again and again: these are noted once. */
  private static final int FEW = 16;

  /** Objects, each followed by the state that was read: states are immutable. */
  private @Nullable Object[] objects = new Object[FEW];

  private int size;

  private List<BooleanSupplier> searches = List.of(); // most passes search for nothing
  private final RunContext run;
  private final long renames;
  private final long commits;

  /** Begins to record what is read; nothing may change until the reader is done. */
  public Reads(RunContext run) {
    this.run = run;
    this.renames = renames();
    this.commits = commits(run);
  }

  /** Expressions read the names of references without asking for the state of their targets. */
  private long renames() {
    long sum = 0;
    for (int i = 0; i < run.spaces().size(); i++) {
      sum += run.spaces().get(i).renames();
    }
    return sum;
  }

  /** Returns a number that is another one after whatever passes read has changed. */
  public static long commits(RunContext run) {
    long sum = run.metaverse().commits();
    for (int i = 0; i < run.spaces().size(); i++) {
      sum += run.spaces().get(i).commits();
    }
    return sum;
  }

  void add(CsObject object, CsState state) {
    addPair(object, state);
  }

  void add(MvObject object, MvState state) {
    addPair(object, state);
  }

  private void addPair(Object object, Object state) {
    for (int i = 0; i < Math.min(size, FEW); i += 2) {
      if (objects[i] == object) {
        return;
      }
    }
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, size * 2);
    }
    objects[size++] = object;
    objects[size++] = state;
  }

  /** Notes a search, as a test whether it would find the same again. */
  void addSearch(BooleanSupplier findsTheSame) {
    if (searches.isEmpty()) {
      searches = new ArrayList<>();
    }
    searches.add(findsTheSame);
  }

  /** Returns whether all that was read is as it was. */
  public boolean hold() {
    return commits == commits(run) || allAsItWas();
  }

  private boolean allAsItWas() {
    for (int i = 0; i < size; i += 2) {
      if (state(objects[i]) != objects[i + 1]) {
        return false;
      }
    }
    for (BooleanSupplier search : searches) {
      if (!search.getAsBoolean()) {
        return false;
      }
    }
    return renames == renames();
  }

  private static @Nullable Object state(@Nullable Object object) {
    if (object instanceof CsObject cs) {
      return cs.state();
    }
    return object instanceof MvObject mv ? mv.state() : null;
  }
}
