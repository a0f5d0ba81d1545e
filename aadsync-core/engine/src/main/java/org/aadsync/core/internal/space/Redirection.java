package org.aadsync.core.internal.space;

import com.google.common.collect.ImmutableSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/** Makes the references of an object point somewhere else, in all its images. */
final class Redirection {
  private Redirection() {}

  static CsState apply(CsState state, CsObject from, CsObject to) {
    UnaryOperator<@Nullable Layer> redirect = memoized(layer -> redirect(layer, from, to));
    return state.withLayers(
        redirect.apply(state.synced()),
        redirect.apply(state.imported()),
        redirect.apply(state.exported()),
        redirect.apply(state.top()));
  }

  /** Images that shared a layer share one afterwards. */
  private static UnaryOperator<@Nullable Layer> memoized(UnaryOperator<Layer> function) {
    Map<Layer, Layer> done = new IdentityHashMap<>();
    return layer -> layer == null ? null : done.computeIfAbsent(layer, function);
  }

  private static Layer redirect(Layer layer, CsObject from, CsObject to) {
    AttributeSet.Builder builder = layer.values().toBuilder();
    layer
        .values()
        .forEach(
            (value, slot) -> {
              if (value == from) {
                builder.set(slot, to);
              } else if (value instanceof List<?> list && list.contains(from)) {
                builder.set(
                    slot,
                    LargeValues.of(
                        list.stream()
                            .map(element -> element == from ? to : element)
                            .collect(ImmutableSet.toImmutableSet()),
                        list));
              }
            });
    return layer.withValues(builder.build());
  }
}
