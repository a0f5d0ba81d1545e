package org.aadsync.core.internal.run;

import java.util.List;
import java.util.Set;
import org.aadsync.core.internal.pipeline.SyncPass;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;

/** What is left to do when the turn of a pass comes. */
sealed interface Turn {

  /** To commit what the pass changed, if anything, and to note that it succeeded. */
  record Effect(SyncPass.Outcome outcome) implements Turn {}

  /** To count, and nothing else. One for all passes with the same to count. */
  final class Count implements Turn {
    private final String inbound;
    private final List<ConnectorSpace> unchanged;
    private long turns;

    /**
     * Makes one that had no turn yet.
     *
     * @param inbound the counter of the pass, empty if none
     * @param evaluated the objects to which its outbound flows were evaluated
     */
    Count(String inbound, Set<CsObject> evaluated) {
      this.inbound = inbound;
      this.unchanged = evaluated.stream().map(CsObject::space).toList();
    }

    /** Returns whether a pass has the same to count. */
    boolean isOf(String counter, Set<CsObject> evaluated) {
      if (!counter.equals(inbound) || evaluated.size() != unchanged.size()) {
        return false;
      }
      int i = 0;
      for (CsObject object : evaluated) {
        if (object.space() != unchanged.get(i++)) {
          return false;
        }
      }
      return true;
    }

    /** Notes that a turn came. */
    void come() {
      turns++;
    }

    /** Counts the turns that came since it was asked last. */
    void tell(Counters counters) {
      if (turns > 0) {
        if (!inbound.isEmpty()) {
          counters.count(Counters.INBOUND, inbound, turns);
        }
        for (ConnectorSpace space : unchanged) {
          counters.countOutbound(space, Counters.UNCHANGED, turns);
        }
        turns = 0;
      }
    }
  }
}
