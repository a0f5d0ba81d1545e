package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes an object that its directory has deleted out of the images of those that refer to it: the
 * directory did so too, and tells nobody. What they had when they were synchronized stays, so that
 * the difference is a pending import.
 *
 * <p>Otherwise the reference would lead to the name of the object, and give what it stood for, a
 * membership for instance, to whoever gets the name next.
 */
final class EndedReferences {
  private final CsObject target;
  private final Map<Layer, Layer> done = new IdentityHashMap<>();

  private EndedReferences(CsObject target) {
    this.target = target;
  }

  static void of(CsObject target) {
    if (!target.hasReferrers()) {
      return;
    }
    List<CsObject> referrers = new ArrayList<>();
    target.forEachReferrer(referrers::add);
    for (CsObject referrer : referrers) {
      CsState state = referrer.state();
      EndedReferences ended = new EndedReferences(target);
      // What waits to be exported goes too: nothing can be made to refer to what is not there.
      referrer
          .space()
          .commit(
              referrer,
              state.withLayers(
                  state.synced(),
                  ended.without(state.imported()),
                  ended.without(state.exported()),
                  ended.without(state.top())));
    }
  }

  /** Images that shared a layer share one afterwards. */
  private @Nullable Layer without(@Nullable Layer layer) {
    return layer == null ? null : done.computeIfAbsent(layer, this::changed);
  }

  private Layer changed(Layer layer) {
    AttributeSet.Builder builder = layer.values().toBuilder();
    boolean[] changed = {false};
    layer
        .values()
        .forEach(
            (value, slot) -> {
              if (value == target) {
                builder.set(slot, null);
                changed[0] = true;
              } else if (value instanceof List<?> list
                  && list.get(0) instanceof CsObject
                  && list.contains(target)) {
                builder.set(slot, without(list));
                changed[0] = true;
              }
            });
    return changed[0] ? layer.withValues(builder.build()) : layer;
  }

  private @Nullable List<Object> without(List<?> values) {
    return values instanceof LargeValues large
        ? large.with(List.of(), List.of(target))
        : LargeValues.of(values.stream().filter(value -> value != target).toList());
  }
}
