package org.aadsync.core.internal.space;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects that their directory has deleted out of the images of those that refer to them: the
 * directory did so too, and tells nobody. What those had when they were synchronized stays, so that
 * the difference is a pending import.
 *
 * <p>Otherwise a reference would lead to the name of the object, and give what it stood for, a
 * membership for instance, to whoever gets the name next.
 */
final class EndedReferences {
  private final Set<CsObject> targets;
  private final Map<Layer, Layer> done = new IdentityHashMap<>();

  private EndedReferences(Set<CsObject> targets) {
    this.targets = targets;
  }

  /** Ends the references to all of {@code deleted}; who refers to several is changed once. */
  static void to(Collection<CsObject> deleted) {
    Map<CsObject, Set<CsObject>> byReferrer = new LinkedHashMap<>();
    for (CsObject target : deleted) {
      target.forEachReferrer(
          referrer ->
              byReferrer.computeIfAbsent(referrer, key -> new LinkedHashSet<>()).add(target));
    }
    byReferrer.forEach(
        (referrer, targets) ->
            referrer
                .space()
                .commit(referrer, new EndedReferences(targets).without(referrer.state())));
  }

  private CsState without(CsState state) {
    // What waits to be exported goes too: nothing can be made to refer to what is not there.
    return state.withLayers(
        state.synced(), without(state.imported()), without(state.exported()), without(state.top()));
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
              if (value instanceof CsObject target && targets.contains(target)) {
                builder.set(slot, null);
                changed[0] = true;
              } else if (value instanceof List<?> list
                  && list.get(0) instanceof CsObject
                  && targets.stream().anyMatch(list::contains)) {
                builder.set(slot, without(list));
                changed[0] = true;
              }
            });
    return changed[0] ? layer.withValues(builder.build()) : layer;
  }

  private @Nullable List<Object> without(List<?> values) {
    return values instanceof LargeValues large
        ? large.with(List.of(), targets)
        : LargeValues.of(values.stream().filter(value -> !targets.contains(value)).toList());
  }
}
