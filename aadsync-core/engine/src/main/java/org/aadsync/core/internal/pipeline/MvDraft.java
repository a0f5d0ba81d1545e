package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.metaverse.MvState.PendingOnce;
import org.aadsync.core.internal.pipeline.InboundResolver.Change;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/** The next values and contributors of a metaverse object; those so far, until some differ. */
final class MvDraft {
  private final MvState before;
  private AttributeSet.@Nullable Builder values;
  private AttributeSet.@Nullable Builder lineage;
  private boolean changedOther;

  MvDraft(MvState before) {
    this.before = before;
  }

  /** Gives an attribute a value and a contributor, or several. */
  void set(AttributeDefinition target, @Nullable Object value, @Nullable Object contributor) {
    int slot = target.slot();
    set(target, before.values().get(slot), value, before.lineage().get(slot), contributor);
  }

  /**
   * Gives an attribute a value and a contributor, or several.
   *
   * @param held the value so far
   * @param known the contributor so far
   */
  void set(
      AttributeDefinition target,
      @Nullable Object held,
      @Nullable Object value,
      @Nullable Object known,
      @Nullable Object contributor) {
    if (!Values.same(held, value)) {
      if (values == null) {
        values = before.values().toBuilder();
      }
      values.set(target.slot(), value);
      changedOther |= target.type() != AttributeType.REFERENCE;
    }
    if (known != contributor && (known == null || !known.equals(contributor))) {
      if (lineage == null) {
        lineage = before.lineage().toBuilder();
      }
      lineage.set(target.slot(), contributor);
    }
  }

  /** Returns the next state; the one so far if nothing differs. */
  MvState build(List<PendingOnce> pendingOnce) {
    return values == null && lineage == null && before.pendingOnce().equals(pendingOnce)
        ? before
        : new MvState(
            values == null ? before.values() : values.build(),
            lineage == null ? before.lineage() : lineage.build(),
            before.links(),
            ImmutableList.copyOf(pendingOnce),
            before.softDeletion());
  }

  /** Returns what of the values differs. */
  Change change() {
    if (values == null) {
      return Change.NONE;
    }
    return changedOther ? Change.VALUES : Change.REFERENCES;
  }
}
