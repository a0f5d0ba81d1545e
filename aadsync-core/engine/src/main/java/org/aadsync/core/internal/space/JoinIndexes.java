package org.aadsync.core.internal.space;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Finds the objects of a connector space by the values that joins read, and by their SID. */
final class JoinIndexes {
  private final ImmutableMap<Integer, JoinIndex<CsObject>> bySlot;
  private final @Nullable Integer sidSlot;

  JoinIndexes(SpaceSchema schema, Collection<Integer> joinSlots) {
    AttributeDefinition sid = schema.find("objectSid");
    this.sidSlot = sid == null ? null : sid.slot();
    Set<Integer> slots = new LinkedHashSet<>(joinSlots);
    if (sidSlot != null) {
      slots.add(sidSlot); // references may name their target by its SID
    }
    ImmutableMap.Builder<Integer, JoinIndex<CsObject>> indexes = ImmutableMap.builder();
    slots.forEach(slot -> indexes.put(slot, new JoinIndex<>()));
    this.bySlot = indexes.buildOrThrow();
  }

  /** Returns the objects whose top image has {@code value} in an attribute that joins read. */
  List<CsObject> find(int slot, Object value) {
    JoinIndex<CsObject> index = bySlot.get(slot);
    return index == null ? List.of() : index.find(value);
  }

  /** Returns the object with an SID, or null; the first of several. */
  @Nullable CsObject findBySid(ByteString sid) {
    return sidSlot == null
        ? null
        : find(sidSlot, sid).stream().min(CanonicalOrder.COMPARATOR).orElse(null);
  }

  /** Returns the SID of an object, or null. */
  @Nullable ByteString sid(CsState state) {
    return sidSlot != null && joinable(state).get(sidSlot) instanceof ByteString sid ? sid : null;
  }

  /** Follows an object from one state to the next. */
  void update(CsObject object, CsState before, CsState next) {
    AttributeSet old = joinable(before);
    AttributeSet now = joinable(next);
    if (old != now) {
      bySlot.forEach((slot, index) -> index.update(object, old.get(slot), now.get(slot)));
    }
  }

  private static AttributeSet joinable(CsState state) {
    Layer top = state.top();
    return top == null ? AttributeSet.empty() : top.values();
  }
}
