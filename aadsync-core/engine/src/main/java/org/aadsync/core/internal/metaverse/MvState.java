package org.aadsync.core.internal.metaverse;

import com.google.common.collect.ImmutableList;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.schema.AttributeSet;

/**
 * The state of a metaverse object at one time. Immutable.
 *
 * @param values its values; references are {@link MvObject}s
 * @param lineage by slot, the {@link Contribution}, or for a merged attribute the list of them
 * @param links the linked connector-space objects
 * @param pendingOnce apply-once references that have not resolved yet
 */
public record MvState(
    AttributeSet values,
    AttributeSet lineage,
    ImmutableList<CsObject> links,
    ImmutableList<PendingOnce> pendingOnce) {

  /** The state of an object that has nothing yet. */
  public static final MvState EMPTY =
      new MvState(
          AttributeSet.empty(), AttributeSet.empty(), ImmutableList.of(), ImmutableList.of());

  /** Returns this state with other links. */
  public MvState withLinks(ImmutableList<CsObject> links) {
    return new MvState(values, lineage, links, pendingOnce);
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
