package org.aadsync.core.internal.metaverse;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of a metaverse object at one time. Immutable.
 *
 * @param values its values; references are {@link MvObject}s
 * @param lineage by slot, the {@link Contribution}, or for a merged attribute the list of them
 * @param links the linked connector-space objects
 * @param pendingOnce apply-once references that have not resolved yet
 * @param softDeletion how long it outlives its last keeper, and until when
 */
public record MvState(
    AttributeSet values,
    AttributeSet lineage,
    ImmutableList<CsObject> links,
    ImmutableList<PendingOnce> pendingOnce,
    SoftDeletion softDeletion) {

  /** The state of an object that has nothing yet. */
  public static final MvState EMPTY =
      new MvState(
          AttributeSet.empty(),
          AttributeSet.empty(),
          ImmutableList.of(),
          ImmutableList.of(),
          SoftDeletion.NONE);

  /** Returns this state with other links. */
  public MvState withLinks(ImmutableList<CsObject> links) {
    return new MvState(values, lineage, links, pendingOnce, softDeletion);
  }

  /** Returns this state with another soft deletion. */
  public MvState withSoftDeletion(SoftDeletion softDeletion) {
    return new MvState(values, lineage, links, pendingOnce, softDeletion);
  }

  /**
   * What {@code softDeleteExpiryInterval} of the rules that keep an object asks for.
   *
   * @param interval the longest interval among the rules that keep it, or kept it last
   * @param expiry when it is deleted unless a rule keeps it again; null while one does
   */
  public record SoftDeletion(Duration interval, @Nullable Instant expiry) {
    /** What the rules that ship ask for: an object goes with its last keeper. */
    public static final SoftDeletion NONE = new SoftDeletion(Duration.ZERO, null);

    /** Returns the soft deletion of an object that is kept by rules with {@code interval}. */
    public static SoftDeletion of(Duration interval) {
      return interval.isZero() ? NONE : new SoftDeletion(interval, null);
    }

    /** Returns this soft deletion as it begins at {@code now}. */
    public SoftDeletion begin(Instant now) {
      return new SoftDeletion(interval, now.plus(interval));
    }

    /** Returns whether the object goes without delay, or has waited long enough. */
    public boolean isOver(Instant now) {
      return interval.isZero() || (expiry != null && !now.isBefore(expiry));
    }
  }

  /**
   * The value of an apply-once flow, fixed when the object was created, whose references lead
   * nowhere yet.
   *
   * @param flow the flow
   * @param contribution its contributor
   * @param raw what the flow gave: references to connector-space objects
   */
  public record PendingOnce(CompiledFlow flow, Contribution contribution, Object raw) {}
}
