package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.rules.Position;
import org.aadsync.expressions.Severity;
import org.jspecify.annotations.Nullable;

/** Collects what is found while files are read. For use by one thread. */
final class Problems {
  private final List<Finding> findings = new ArrayList<>();
  private final List<UnknownElement> unknownElements = new ArrayList<>();
  private @Nullable String rule;
  private @Nullable String mapping;

  /** Says what the next findings are about. */
  void about(@Nullable String ruleName, @Nullable String target) {
    rule = ruleName;
    mapping = target;
  }

  void error(String code, Position position, String message, @Nullable String hint) {
    add(Finding.of(code, Severity.ERROR, position, message, hint));
  }

  void warning(String code, Position position, String message, @Nullable String hint) {
    add(Finding.of(code, Severity.WARNING, position, message, hint));
  }

  void unknown(Position position, String element) {
    unknownElements.add(new UnknownElement(position, element));
  }

  /** Returns how many errors there are. */
  int errors() {
    return (int) findings.stream().filter(Finding::isError).count();
  }

  List<Finding> findings() {
    return findings;
  }

  List<UnknownElement> unknownElements() {
    return unknownElements;
  }

  private void add(Finding finding) {
    findings.add(rule == null ? finding : finding.inRule(rule, mapping));
  }
}
