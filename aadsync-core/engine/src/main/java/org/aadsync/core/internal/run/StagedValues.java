package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.SidReference;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values that a connector reports into the form of the connector space: references
 * become links to objects or placeholders, and values that occur again and again are kept once.
 */
final class StagedValues {
  /** Of each attribute so many different values are remembered for sharing. */
  private static final int SHARED_VALUES = 2_048;

  private final ConnectorSpace space;
  private final Map<Integer, Map<Object, Object>> shared = new HashMap<>();

  StagedValues(ConnectorSpace space) {
    this.space = space;
  }

  /** Returns {@code values} as {@code target} is to hold them. */
  AttributeSet stage(AttributeSet values, Anchor anchor, CsObject target) {
    CsState state = target.state();
    Layer known = state.imported() != null ? state.imported() : state.exported();
    AttributeSet.Builder builder = AttributeSet.builder();
    values.forEach(
        (value, slot) -> {
          Object resolved = resolve(value);
          if (resolved != null) {
            Object old = known == null ? null : known.values().get(slot);
            if (Values.same(old, resolved)) {
              builder.set(slot, old);
            } else if (resolved.equals(anchor.value())) {
              builder.set(slot, anchor.value()); // the object holds it anyway
            } else {
              builder.set(slot, known(state, slot, share(slot, rebased(old, resolved))));
            }
          }
        });
    return builder.build();
  }

  /**
   * Returns {@code values} with changes.
   *
   * @param target the object that they are of: what it has already is kept once
   */
  AttributeSet change(AttributeSet values, List<AttributeChange> changes, CsState target) {
    AttributeSet.Builder builder = values.toBuilder();
    for (AttributeChange change : changes) {
      int slot = change.attribute().slot();
      if (change instanceof AttributeChange.Delta delta
          && builder.get(slot) instanceof LargeValues large) {
        builder.set(
            slot,
            known(target, slot, large.with(resolved(delta.adds()), resolved(delta.deletes()))));
        continue;
      }
      Set<Object> result = new LinkedHashSet<>();
      if (change instanceof AttributeChange.Delta delta) {
        result.addAll(Values.list(builder.get(slot)));
        delta.deletes().forEach(value -> result.remove(resolve(value)));
        delta.adds().forEach(value -> addResolved(result, value));
      } else if (change instanceof AttributeChange.Replace replace) {
        replace.values().forEach(value -> addResolved(result, value));
      }
      Object held = Values.of(change.attribute(), result, builder.get(slot));
      builder.set(slot, known(target, slot, held));
    }
    return builder.build();
  }

  /** Returns a value as it was exported, if it was. */
  private static @Nullable Object known(CsState target, int slot, @Nullable Object value) {
    Layer exported = target.exported();
    Object sent = exported == null ? null : exported.values().get(slot);
    return sent != null && Values.same(sent, value) ? sent : value;
  }

  private Set<Object> resolved(List<Object> values) {
    Set<Object> resolved = new LinkedHashSet<>();
    values.forEach(value -> addResolved(resolved, value));
    return resolved;
  }

  private void addResolved(Set<Object> result, Object value) {
    Object resolved = resolve(value);
    if (resolved != null) {
      result.add(resolved);
    }
  }

  /** Returns what is to be held, or null for nothing: empty text is no value, also in a set. */
  private @Nullable Object resolve(Object value) {
    if (value instanceof Reference reference) {
      return target(reference);
    }
    if (value instanceof ImmutableList<?> list) {
      if (!(list.get(0) instanceof Reference) && !list.contains("")) {
        return list;
      }
      Set<Object> held = new LinkedHashSet<>();
      list.forEach(element -> addResolved(held, element));
      if (list.get(0) instanceof Reference) {
        return LargeValues.of(held);
      }
      return held.isEmpty() ? null : ImmutableList.copyOf(held);
    }
    return value.equals("") ? null : value;
  }

  private @Nullable CsObject target(Reference reference) {
    if (reference instanceof CsObject object) {
      return object;
    }
    if (reference instanceof AnchorReference byAnchor) {
      CsObject found = space.find(byAnchor.anchor());
      return found != null ? found : space.resolve(byAnchor.dn());
    }
    if (reference instanceof SidReference bySid) {
      CsObject found = space.findBySid(bySid.sid());
      return found != null ? found : space.resolve(bySid.dn());
    }
    return space.resolve(reference.dn());
  }

  private static Object rebased(@Nullable Object old, Object value) {
    List<Object> changed = value instanceof LargeValues large ? LargeValues.of(large, old) : null;
    return changed == null ? value : changed;
  }

  private Object share(int slot, Object value) {
    if (value instanceof List || value instanceof CsObject) {
      return value;
    }
    Map<Object, Object> known = shared.computeIfAbsent(slot, s -> new HashMap<>());
    Object first = known.get(value);
    if (first != null) {
      return first;
    }
    if (known.size() < SHARED_VALUES) {
      known.put(value, value);
    }
    return value;
  }
}
