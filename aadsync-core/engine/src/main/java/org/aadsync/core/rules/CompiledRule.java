package org.aadsync.core.rules;

import java.util.List;

/**
 * A rule whose names are resolved to slots and whose expressions are compiled. Immutable and
 * thread-safe.
 */
public interface CompiledRule {
  /** Returns the rule. */
  SyncRule rule();

  /** Returns its place among the enabled rules of its direction, by precedence, from 0. */
  int order();

  /** Returns whether the source object is in scope. */
  boolean inScope(ScopeSource source);

  /** Returns the join groups; empty if the rule makes no links. */
  List<List<CompiledJoin>> joins();

  /** Returns the flows in the order of the rule. */
  List<CompiledFlow> flows();

  /**
   * A join condition by slots.
   *
   * @param connectorSpaceSlot slot in the connector space
   * @param metaverseSlot slot in the metaverse
   * @param caseSensitive whether text must agree in case
   */
  record CompiledJoin(int connectorSpaceSlot, int metaverseSlot, boolean caseSensitive) {}
}
