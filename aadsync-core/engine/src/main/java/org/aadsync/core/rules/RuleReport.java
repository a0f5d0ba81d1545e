package org.aadsync.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.config.Finding;
import org.jspecify.annotations.Nullable;

/** Collects what is found about rules. For use by one thread. */
final class RuleReport {
  /** More than this nobody reads, and a hostile configuration could have millions. */
  private static final int MAX_FINDINGS = 10_000;

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final List<Finding> findings = new ArrayList<>();
  private final Set<List<Object>> said = new HashSet<>();
  private boolean errors;

  void add(Finding finding) {
    if (!isFull()) {
      findings.add(finding);
    } else if (finding.isError() && !errors) {
      // The list is full of warnings; that there is an error must not be lost.
      findings.set(MAX_FINDINGS - 1, finding);
    }
    errors |= finding.isError();
  }

  /** Returns whether further findings are no longer kept, so that hints need no search. */
  boolean isFull() {
    return findings.size() >= MAX_FINDINGS;
  }

  void error(String code, SyncRule rule, Position position, String message, @Nullable String hint) {
    add(Finding.error(code, position, message, hint).inRule(rule.name(), null));
  }

  void warning(
      String code, SyncRule rule, Position position, String message, @Nullable String hint) {
    add(Finding.warning(code, position, message, hint).inRule(rule.name(), null));
  }

  /** Returns whether {@code key} is new: for what is worth saying once. */
  boolean first(Object... key) {
    return said.add(List.of(key));
  }

  boolean hasErrors() {
    return errors;
  }

  /** Returns the findings in the order of files and lines. */
  List<Finding> findings() {
    return findings.stream().sorted(BY_PLACE).toList();
  }
}
