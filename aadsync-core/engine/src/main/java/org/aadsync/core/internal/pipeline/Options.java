package org.aadsync.core.internal.pipeline;

import java.util.Map;
import java.util.UUID;
import org.aadsync.core.engine.DeprovisionAction;
import org.aadsync.core.internal.space.CsObject;

/**
 * How a host wants rules to be understood where there is a choice. Immutable.
 *
 * @param requireJoinAttribute whether a rule with join conditions provisions inbound only objects
 *     that have a value for one of them
 * @param deprovisionActions what becomes of objects that were provisioned, by connector
 */
public record Options(
    boolean requireJoinAttribute, Map<UUID, DeprovisionAction> deprovisionActions) {
  /** Makes a defensive copy. */
  public Options {
    deprovisionActions = Map.copyOf(deprovisionActions);
  }

  DeprovisionAction deprovisionAction(CsObject object) {
    return deprovisionActions.getOrDefault(object.connectorId(), DeprovisionAction.DELETE);
  }
}
