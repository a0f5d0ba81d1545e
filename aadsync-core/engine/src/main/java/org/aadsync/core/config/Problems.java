package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.rules.Position;
import org.aadsync.expressions.Severity;
import org.jspecify.annotations.Nullable;

/** Collects what is found while files are read. For use by one thread. */
final class Problems {
  /** More than this nobody reads, and a hostile file could have millions. */
  private static final int MAX_FINDINGS = 10_000;

  private final List<Finding> findings = new ArrayList<>();
  private final List<UnknownElement> unknownElements = new ArrayList<>();
  private int errors;
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
    if (unknownElements.size() < MAX_FINDINGS) {
      unknownElements.add(new UnknownElement(position, element));
    }
  }

  /** Returns how many errors there are. */
  int errors() {
    return errors;
  }

  List<Finding> findings() {
    return findings;
  }

  List<UnknownElement> unknownElements() {
    return unknownElements;
  }

  private void add(Finding finding) {
    errors += finding.isError() ? 1 : 0;
    if (findings.size() < MAX_FINDINGS) {
      findings.add(rule == null ? finding : finding.inRule(rule, mapping));
    } else if (errors == 1 && finding.isError()) {
      // The list is full of warnings; that there is an error must not be lost.
      findings.set(MAX_FINDINGS - 1, finding);
    }
  }
}
