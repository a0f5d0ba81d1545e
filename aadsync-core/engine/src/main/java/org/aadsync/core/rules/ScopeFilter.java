package org.aadsync.core.rules;

import java.util.List;

/**
 * The scoping filter of a rule: it holds if a group holds, a group if all its clauses do; without
 * groups it holds always. Immutable and thread-safe.
 *
 * <p>Source: <i>Understanding declarative provisioning</i> (Microsoft), Scope.
 */
final class ScopeFilter {
  private final List<List<ScopeTest>> groups;

  ScopeFilter(List<List<ScopeTest>> groups) {
    this.groups = groups.stream().map(List::copyOf).toList();
  }

  boolean holds(ScopeSource source) {
    for (int i = 0; i < groups.size(); i++) {
      if (all(groups.get(i), source)) {
        return true;
      }
    }
    return groups.isEmpty();
  }

  private static boolean all(List<ScopeTest> group, ScopeSource source) {
    for (int i = 0; i < group.size(); i++) {
      if (!group.get(i).holds(source)) {
        return false;
      }
    }
    return true;
  }
}
