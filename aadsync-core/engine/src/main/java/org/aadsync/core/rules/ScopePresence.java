package org.aadsync.core.rules;

import com.google.common.base.Ascii;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The attributes that every object in the scope of a rule has a value of: those that each group of
 * the filter requires. Immutable.
 *
 * @param names their names in lower case
 */
record ScopePresence(Set<String> names) {
  ScopePresence {
    names = Set.copyOf(names);
  }

  static ScopePresence of(SyncRule rule) {
    Set<String> everywhere = null;
    for (List<ScopeClause> group : rule.scope()) {
      Set<String> required = new HashSet<>();
      for (ScopeClause clause : group) {
        if (requiresValue(clause.operator())) {
          required.add(Ascii.toLowerCase(clause.attribute()));
        }
      }
      if (everywhere == null) {
        everywhere = required;
      } else {
        everywhere.retainAll(required);
      }
    }
    return new ScopePresence(everywhere == null ? Set.of() : everywhere);
  }

  boolean contains(String attribute) {
    return names.contains(Ascii.toLowerCase(attribute));
  }

  boolean containsAny(Iterable<String> attributes) {
    for (String attribute : attributes) {
      if (contains(attribute)) {
        return true;
      }
    }
    return false;
  }

  /** A negative operator holds for an absent attribute, too. */
  private static boolean requiresValue(ScopeOperator operator) {
    return switch (operator) {
      case EQUAL,
          LESSTHAN,
          LESSTHAN_OR_EQUAL,
          GREATERTHAN,
          GREATERTHAN_OR_EQUAL,
          CONTAINS,
          STARTSWITH,
          ENDSWITH,
          ISNOTNULL,
          ISIN,
          ISBITSET ->
          true;
      case NOTEQUAL,
          NOTCONTAINS,
          NOTSTARTSWITH,
          NOTENDSWITH,
          ISNULL,
          ISNOTIN,
          ISBITNOTSET,
          ISMEMBEROF,
          ISNOTMEMBEROF ->
          false;
    };
  }
}
