package org.aadsync.core.internal.space;

import com.google.common.collect.ImmutableSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/** Makes references of an object point somewhere else, in all its images. */
final class Redirection {
  private Redirection() {}

  static CsState apply(CsState state, Map<CsObject, CsObject> successors) {
    UnaryOperator<@Nullable Layer> redirect = memoized(layer -> redirect(layer, successors));
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

  private static Layer redirect(Layer layer, Map<CsObject, CsObject> successors) {
    AttributeSet.Builder builder = layer.values().toBuilder();
    layer
        .values()
        .forEach(
            (value, slot) -> {
              if (value instanceof CsObject target) {
                builder.set(slot, successors.getOrDefault(target, target));
              } else if (value instanceof List<?> list
                  && list.get(0) instanceof CsObject
                  && list.stream().anyMatch(successors::containsKey)) {
                builder.set(slot, LargeValues.of(redirected(list, successors), list));
              }
            });
    return layer.withValues(builder.build());
  }

  private static ImmutableSet<Object> redirected(
      List<?> targets, Map<CsObject, CsObject> successors) {
    ImmutableSet.Builder<Object> redirected = ImmutableSet.builder();
    for (Object target : targets) {
      CsObject successor = successors.get(target);
      redirected.add(successor == null ? target : successor);
    }
    return redirected.build();
  }
}
