package org.aadsync.core.rules;

import java.util.List;
import java.util.UUID;

/** The enabled rules of a configuration, ready for use. Immutable and thread-safe. */
public interface CompiledRuleSet {
  /** Returns the inbound rules for objects of a connector-space type, by precedence. */
  List<CompiledRule> inbound(UUID connectorId, String connectorSpaceType);

  /**
   * Returns the outbound rules into one connector for metaverse objects of a type, by precedence.
   * They may have different connector-space types.
   */
  List<CompiledRule> outbound(UUID connectorId, String metaverseType);

  /** Returns all rules of {@code direction}, by precedence: {@link CompiledRule#order} order. */
  List<CompiledRule> all(Direction direction);
}
