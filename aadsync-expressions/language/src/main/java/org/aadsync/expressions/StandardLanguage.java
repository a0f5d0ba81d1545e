package org.aadsync.expressions;

import com.google.common.collect.ImmutableSet;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.internal.check.Checker;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.eval.Compiler;
import org.aadsync.expressions.internal.eval.Shapes;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
import org.aadsync.expressions.internal.lint.Lint;
import org.aadsync.expressions.internal.parse.TextParser;

/** The language: parse, check, compile, one after the other. */
final class StandardLanguage implements ExpressionLanguage {
  private final FunctionLibrary library;
  private final ExpressionOptions options;
  private final Shapes shapes = new Shapes();

  StandardLanguage(FunctionLibrary library, ExpressionOptions options) {
    this.library = library;
    this.options = options;
  }

  @Override
  public Expression parse(String text) {
    Findings findings = new Findings(options.maxFindings());
    Syntax tree = TextParser.parse(new SourceText(text), options, findings);
    Findings syntaxFindings = new Findings(findings);
    if (tree == null) {
      return withoutTree(text, syntaxFindings);
    }
    Checker checker = new Checker(library, options, null, findings);
    try {
      Lint.look(checker.check(tree), options, null, findings);
    } catch (StackOverflowError e) {
      syntaxFindings.addStackTooSmall();
      return withoutTree(text, syntaxFindings);
    }
    return new ParsedExpression(
        text,
        tree,
        syntaxFindings,
        findings.sorted(),
        checker.attributeNames(),
        checker.parameterNames(),
        checker.functionNames());
  }

  private static Expression withoutTree(String text, Findings findings) {
    return new ParsedExpression(
        text,
        null,
        findings,
        findings.sorted(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of());
  }

  @Override
  public Compilation compile(Expression expression, AttributeBinding source) {
    if (!(expression instanceof ParsedExpression parsed)) {
      return compile(parse(expression.text()), source);
    }
    Syntax tree = parsed.readable();
    if (tree == null) {
      return new Compilation(parsed.diagnostics(), null);
    }
    Findings findings = new Findings(parsed.syntaxFindings());
    try {
      Typed typed = new Checker(library, options, source, findings).check(tree);
      Lint.look(typed, options, source, findings);
      return new Compilation(
          findings.sorted(),
          findings.hasErrors() ? null : Compiler.compile(expression, typed, options, shapes));
    } catch (StackOverflowError e) {
      findings.addStackTooSmall();
      return new Compilation(findings.sorted(), null);
    }
  }

  @Override
  public FunctionLibrary functions() {
    return library;
  }

  @Override
  public ExpressionOptions options() {
    return options;
  }
}
