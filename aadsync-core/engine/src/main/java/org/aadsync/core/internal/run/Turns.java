package org.aadsync.core.internal.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.pipeline.ChangeSet;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.pipeline.SyncPass;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;

/**
 * Tells passes that leave nothing but something to count from others, while the objects are at
 * hand: when their turn comes, in another order, each would have to be fetched again.
 *
 * <p>{@link #of} may be called by several threads while nothing is committed.
 */
final class Turns {
  private final RunContext run;
  private final List<Turn.Count> counts = new CopyOnWriteArrayList<>();

  Turns(RunContext run) {
    this.run = run;
  }

  /**
   * Returns what is left to do for an evaluated pass.
   *
   * @param counter its counter, empty if none
   */
  Turn of(CsObject object, SyncPass.Outcome outcome, String counter) {
    Set<CsObject> evaluated = outcome.changes().evaluated();
    if (!leavesNothing(object, outcome.changes()) || namesAreAwaited()) {
      return new Turn.Effect(outcome);
    }
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).isOf(counter, evaluated)) {
        return counts.get(i);
      }
    }
    Turn.Count count = new Turn.Count(counter, evaluated);
    counts.add(count); // perhaps a second one: that counts as well
    return count;
  }

  private static boolean leavesNothing(CsObject object, ChangeSet changes) {
    return changes.isEmpty()
        && !changes.asksForNames()
        && object.error(Stage.SYNCHRONIZATION) == null
        && !isMember(object.space().failed(), object)
        && !isMember(object.space().queued(), object)
        && areLinked(changes.evaluated());
  }

  private static boolean isMember(Set<CsObject> set, CsObject object) {
    return !set.isEmpty() && set.contains(object);
  }

  private static boolean areLinked(Set<CsObject> evaluated) {
    for (CsObject object : evaluated) {
      if (object.state().link() == null) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a pass that asks for no name may have to take back that another did. */
  boolean namesAreAwaited() {
    for (int i = 0; i < run.spaces().size(); i++) {
      ConnectorSpace space = run.spaces().get(i);
      if (space.isAwaited()) {
        return true;
      }
    }
    return false;
  }

  /** Counts the turns that came. */
  void tell(Counters counters) {
    counts.forEach(count -> count.tell(counters));
  }
}
