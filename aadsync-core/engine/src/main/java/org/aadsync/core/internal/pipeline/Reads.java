package org.aadsync.core.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.space.ConnectorSpace;
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
  /** Objects, each followed by the state that was read: states are immutable. */
  private final List<Object> objects = new ArrayList<>();

  private final List<BooleanSupplier> searches = new ArrayList<>();
  private final List<ConnectorSpace> spaces;
  private final long renames;

  /** Begins to record what is read; nothing may change until the reader is done. */
  public Reads(List<ConnectorSpace> spaces) {
    this.spaces = spaces;
    this.renames = renames();
  }

  /** Expressions read the names of references without asking for the state of their targets. */
  private long renames() {
    long sum = 0;
    for (ConnectorSpace space : spaces) {
      sum += space.renames();
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
    int size = objects.size();
    if (size < 2 || objects.get(size - 2) != object) {
      objects.add(object);
      objects.add(state);
    }
  }

  /** Notes a search, as a test whether it would find the same again. */
  void addSearch(BooleanSupplier findsTheSame) {
    searches.add(findsTheSame);
  }

  /** Returns whether all that was read is as it was. */
  public boolean hold() {
    for (int i = 0; i < objects.size(); i += 2) {
      if (state(objects.get(i)) != objects.get(i + 1)) {
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

  private static @Nullable Object state(Object object) {
    return object instanceof CsObject cs ? cs.state() : ((MvObject) object).state();
  }
}
