package org.aadsync.expressions;

import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.internal.check.Checker;
import org.aadsync.expressions.internal.check.Typed;
import org.aadsync.expressions.internal.eval.Compiler;
import org.aadsync.expressions.internal.eval.Shapes;
import org.aadsync.expressions.internal.finding.Findings;
import org.aadsync.expressions.internal.finding.SourceText;
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
    return new ParsedExpression(this, text, tree, findings);
  }

  /** Checks a tree for any source. */
  CheckedText check(Syntax tree, Findings syntaxFindings) {
    Findings findings = new Findings(syntaxFindings);
    Checker checker = new Checker(library, options, null, findings);
    return CheckedText.of(checker.check(tree), checker, findings, options, null);
  }

  /** Returns whether this language and another give the same meaning to the same text. */
  boolean readsAs(StandardLanguage other) {
    return library == other.library && options.equals(other.options);
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
      Checker checker = new Checker(library, options, source, findings);
      Typed typed = checker.check(tree);
      return new Compilation(
          CheckedText.of(typed, checker, findings, options, source),
          findings.hasErrors() ? null : Compiler.compile(expression, typed, options, shapes));
    } catch (StackOverflowError e) {
      return new Compilation(CheckedText.withoutStack(findings), null);
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
