package org.aadsync.core.engine;

import java.util.List;
import org.aadsync.core.rules.SyncRule;

/**
 * Whether the password of a connector-space object may be synchronized. Immutable.
 *
 * <p>Source: <i>Implement password hash synchronization</i> and <i>Selective password hash
 * synchronization</i> (Microsoft): one inbound rule in scope with the flag is enough, precedence
 * does not decide; to exclude objects every rule with the flag must be out of their scope.
 *
 * @param rules the inbound rules in scope that have the flag, by precedence
 * @param targets the objects that it may be sent to: linked to the same metaverse object, by an
 *     outbound rule in scope that has the flag
 */
public record PasswordSync(List<SyncRule> rules, List<ConnectorSpaceObject> targets) {
  /** Makes defensive copies. */
  public PasswordSync {
    rules = List.copyOf(rules);
    targets = List.copyOf(targets);
  }

  /** Returns whether the object may contribute its password. */
  public boolean eligible() {
    return !rules.isEmpty();
  }
}
