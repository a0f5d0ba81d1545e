package org.aadsync.expressions;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.function.Supplier;
import org.aadsync.expressions.internal.check.Checker;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.lint.Lint;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a text whose names and types have been looked at. What it probably does not mean
 * is looked for when the findings are first asked for: it decides nothing, and it takes time.
 *
 * <p>Immutable and thread-safe.
 */
final class CheckedText {
  private final Findings findings;
  private final @Nullable Checker checker;
  private final Supplier<ImmutableList<Diagnostic>> diagnostics;

  private CheckedText(
      Findings findings,
      @Nullable Checker checker,
      Supplier<ImmutableList<Diagnostic>> diagnostics) {
    this.findings = findings;
    this.checker = checker;
    this.diagnostics = Suppliers.memoize(diagnostics::get)::get;
  }

  /**
   * Returns what is known of a typed tree.
   *
   * @param checker what has checked it
   * @param findings those of the checker, and those before
   * @param source what it has been checked for, or null
   */
  static CheckedText of(
      Typed tree,
      Checker checker,
      Findings findings,
      ExpressionOptions options,
      @Nullable AttributeBinding source) {
    return new CheckedText(
        findings,
        checker,
        () -> {
          Findings all = new Findings(findings);
          Lint.look(tree, options, source, all);
          return all.sorted();
        });
  }

  /** Returns that nothing is known of a text but what was found when it was read. */
  static CheckedText unreadable(Findings findings) {
    return new CheckedText(findings, null, findings::sorted);
  }

  /** Returns that the stack of this thread has no room for checking a text. */
  static CheckedText withoutStack(Findings findings) {
    Findings all = new Findings(findings);
    all.addStackTooSmall();
    return unreadable(all);
  }

  boolean hasErrors() {
    return findings.hasErrors();
  }

  /** Returns every finding, in order of place. */
  ImmutableList<Diagnostic> diagnostics() {
    try {
      return diagnostics.get();
    } catch (StackOverflowError e) {
      return findings.sorted(); // not kept: another thread may have room to look for warnings
    }
  }

  ImmutableSet<String> attributeNames() {
    return checker == null ? ImmutableSet.of() : checker.attributeNames();
  }

  ImmutableSet<String> parameterNames() {
    return checker == null ? ImmutableSet.of() : checker.parameterNames();
  }

  ImmutableSet<String> functionNames() {
    return checker == null ? ImmutableSet.of() : checker.functionNames();
  }
}
