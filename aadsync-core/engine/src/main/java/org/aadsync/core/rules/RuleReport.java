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
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final List<Finding> findings = new ArrayList<>();
  private final Set<List<Object>> said = new HashSet<>();

  void add(Finding finding) {
    findings.add(finding);
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
    return findings.stream().anyMatch(Finding::isError);
  }

  /** Returns the findings in the order of files and lines. */
  List<Finding> findings() {
    return findings.stream().sorted(BY_PLACE).toList();
  }
}
