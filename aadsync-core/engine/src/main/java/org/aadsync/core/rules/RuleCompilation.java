package org.aadsync.core.rules;

import java.util.List;
import org.aadsync.core.config.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link RuleCompiler#compile}: findings, and the rules unless one of them is an
 * error. Immutable.
 *
 * @param findings every finding, in the order of files and lines
 * @param rules the rules, or null if a finding is an error
 */
public record RuleCompilation(List<Finding> findings, @Nullable CompiledRuleSet rules) {
  /** Makes a defensive copy. */
  public RuleCompilation {
    findings = List.copyOf(findings);
  }
}
