package org.aadsync.core.internal.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows which records hold values that can be written but never read, such as first passwords: as
 * long as they wait for their export, and not longer. Not thread-safe.
 */
final class WriteOnlyValues {
  private final Map<ConnectorSpace, int[]> slots = new HashMap<>();
  private final Set<CsObject> holders = new HashSet<>();
  private boolean ended;

  /** Looks at what the spaces hold. */
  WriteOnlyValues(Collection<ConnectorSpace> spaces) {
    for (ConnectorSpace space : spaces) {
      int[] own =
          space.schema().attributes().stream()
              .filter(AttributeDefinition::exportOnly)
              .mapToInt(AttributeDefinition::slot)
              .toArray();
      if (own.length > 0) {
        slots.put(space, own);
        space.objects().forEach(object -> note(object, true));
      }
    }
  }

  /** Notes that an object is written as it is now, or as one that is there no more. */
  void note(CsObject object, boolean there) {
    int[] own = slots.get(object.space());
    if (own != null && there && holds(object.state(), own)) {
      holders.add(object);
    } else if (holders.remove(object)) {
      ended = true;
    }
  }

  /** Notes that records go of which nobody knows what they hold. */
  void noteUnknown() {
    ended = true;
  }

  /** Returns whether a record lost such a value since the last call. */
  boolean takeEnded() {
    boolean taken = ended;
    ended = false;
    return taken;
  }

  private static boolean holds(CsState state, int[] slots) {
    return holds(state.top(), slots)
        || holds(state.exported(), slots)
        || holds(state.imported(), slots)
        || holds(state.synced(), slots)
        || holds(state.memory().merged(), slots)
        || holds(state.memory().pendingOnce(), slots);
  }

  private static boolean holds(@Nullable Layer layer, int[] slots) {
    return layer != null && holds(layer.values(), slots);
  }

  private static boolean holds(AttributeSet values, int[] slots) {
    for (int slot : slots) {
      if (values.get(slot) != null) {
        return true;
      }
    }
    return false;
  }
}
