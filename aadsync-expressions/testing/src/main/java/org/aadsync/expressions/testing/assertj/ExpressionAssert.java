package org.aadsync.expressions.testing.assertj;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.Severity;
import org.aadsync.expressions.testing.ExpressionValues;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about one expression: first what it reads, then what it gives.
 *
 * <pre>{@code
 * assertThatExpression("Trim([mail])").with("mail", " a ").evaluatesTo("a");
 * assertThatExpression("IIF(IsPresent([mail]), [mail], Error(\"no mail\"))").failsWith("no mail");
 * assertThatExpression("ImportedValue(\"mail\")")
 *     .with("mail", "new")
 *     .withImported("mail", "old")
 *     .evaluatesTo("old");
 * assertThatExpression("trim([mail])").doesNotCompile("AADS-EXPR-0401");
 * }</pre>
 *
 * <p>What is said of the object is kept: after an assertion, other values may be given and other
 * results expected. A message shows the expression, what it read, what it gave, and a mark under
 * the place of an error. Not thread-safe, as assertions are not.
 */
public final class ExpressionAssert extends AbstractAssert<ExpressionAssert, String> {
  private ExpressionLanguage language = ExpressionLanguage.standard();
  private SourceObject object = SourceObject.empty();
  private @Nullable ExpressionCoverage coverage;

  ExpressionAssert(String text) {
    super(text, ExpressionAssert.class);
  }

  /** Takes the expression as one of {@code other}. */
  public ExpressionAssert in(ExpressionLanguage other) {
    language = other;
    return this;
  }

  /** Lets {@code recorder} see which ways the decisions of the expression go. */
  public ExpressionAssert recordedBy(ExpressionCoverage recorder) {
    coverage = recorder;
    return this;
  }

  /** Lets the expression read {@code other}, instead of what was said before. */
  public ExpressionAssert on(SourceObject other) {
    object = other;
    return this;
  }

  /**
   * Gives an attribute a value; a list is several values.
   *
   * @throws IllegalArgumentException as {@link SourceObject#with} does
   */
  public ExpressionAssert with(String attribute, Object value) {
    return on(object.with(attribute, value));
  }

  /**
   * Gives an attribute the value that an import has confirmed, which {@code ImportedValue} reads.
   *
   * @throws IllegalArgumentException as {@link SourceObject#withImported} does
   */
  public ExpressionAssert withImported(String attribute, Object value) {
    return on(object.withImported(attribute, value));
  }

  /** Gives a parameter, without percent signs, a value. */
  public ExpressionAssert withParameter(String name, String value) {
    return on(object.withParameter(name, value));
  }

  /** Sets the time that {@code Now} gives; otherwise it is 2024-02-29T12:34:56.789Z. */
  public ExpressionAssert at(Instant now) {
    return on(object.at(now));
  }

  /** Sets the seed of {@code RandomNum} and {@code Guid}; otherwise it is 0. */
  public ExpressionAssert withSeed(long seed) {
    return on(object.withSeed(seed));
  }

  /**
   * Verifies that the expression gives exactly this value, of this type; a list is several values.
   *
   * @param expected a value as {@link ExpressionValues#of} takes them
   */
  public ExpressionAssert evaluatesTo(Object expected) {
    FlowResult wanted = new FlowResult.Value(ExpressionValues.of(expected));
    return gives(Reports.describe(wanted));
  }

  /** Verifies that the expression gives exactly these values, in this order. */
  public ExpressionAssert evaluatesToValues(Object... expected) {
    return evaluatesTo(List.of(expected));
  }

  /** Verifies that the expression gives NULL. */
  @Override
  public void isNull() {
    gives(Reports.describe(new FlowResult.Null()));
  }

  /** Verifies that the expression gives a value, whatever it is. */
  @Override
  public ExpressionAssert isNotNull() {
    FlowResult result = result();
    if (!(result instanceof FlowResult.Value)) {
      throw unlike("a value", Reports.describe(result), Reports.explain(actual, result));
    }
    return this;
  }

  /** Verifies that the expression gives {@code IgnoreThisFlow}. */
  public ExpressionAssert isIgnored() {
    return gives(Reports.describe(new FlowResult.Ignore()));
  }

  /** Verifies that the expression gives {@code AuthoritativeNull}. */
  public ExpressionAssert isAuthoritativeNull() {
    return gives(Reports.describe(new FlowResult.AuthoritativeNull()));
  }

  /** Verifies that the expression calls {@code Error} with exactly this message. */
  public ExpressionAssert failsWith(String message) {
    return gives(
        Reports.describe(
            new FlowResult.Failure(
                new EvaluationException(EvaluationException.Kind.CUSTOM, message, null))));
  }

  /** Verifies that the evaluation fails in this way. */
  public ExpressionAssert failsWith(EvaluationException.Kind kind) {
    return failsWith(kind, "");
  }

  /** Verifies that the evaluation fails in this way, with {@code part} in its message. */
  public ExpressionAssert failsWith(EvaluationException.Kind kind, String part) {
    FlowResult result = result();
    boolean fails =
        result instanceof FlowResult.Failure failure
            && failure.cause().kind() == kind
            && requireNonNull(failure.cause().getMessage()).contains(part);
    if (!fails) {
      String expected =
          Reports.describe(kind) + (part.isEmpty() ? "" : " with '" + part + "' in its message");
      throw unlike(expected, Reports.describe(result), Reports.explain(actual, result));
    }
    return this;
  }

  /** Verifies that the expression compiles; warnings are allowed. */
  public ExpressionAssert compiles() {
    program();
    return this;
  }

  /** Verifies that the expression does not compile. */
  public ExpressionAssert doesNotCompile() {
    Compilation compilation = compilation();
    if (compilation.program() != null) {
      throw unlike("an error when it is compiled", "it compiles", findings(compilation));
    }
    return this;
  }

  /** Verifies that the expression does not compile because of an error with this code. */
  public ExpressionAssert doesNotCompile(String code) {
    Compilation compilation = compilation();
    if (compilation.diagnostics().stream().noneMatch(d -> d.isError() && d.code().equals(code))) {
      throw unlike(
          "the error " + code + " when it is compiled",
          compilation.program() != null ? "it compiles" : "other errors",
          findings(compilation));
    }
    return this;
  }

  /** Verifies that nothing is found in the expression that would be suspect. */
  public ExpressionAssert hasNoWarnings() {
    Compilation compilation = compilation();
    if (compilation.diagnostics().stream().anyMatch(d -> d.severity() == Severity.WARNING)) {
      throw unlike("no warning", "warnings", findings(compilation));
    }
    return this;
  }

  /** Verifies that the expression has a warning with this code. */
  public ExpressionAssert hasWarning(String code) {
    Compilation compilation = compilation();
    boolean has =
        compilation.diagnostics().stream()
            .anyMatch(d -> d.severity() == Severity.WARNING && d.code().equals(code));
    if (!has) {
      throw unlike("the warning " + code, "no such warning", findings(compilation));
    }
    return this;
  }

  private ExpressionAssert gives(String expected) {
    FlowResult result = result();
    String given = Reports.describe(result);
    if (!given.equals(expected)) {
      throw unlike(expected, given, Reports.explain(actual, result));
    }
    return this;
  }

  private FlowResult result() {
    Program program = program();
    return coverage == null
        ? program.evaluate(object.context())
        : program.evaluate(
            object.context(), coverage.listener(program.expression(), language.functions()));
  }

  private Program program() {
    Compilation compilation = compilation();
    Program program = compilation.program();
    if (program == null) {
      throw unlike("it compiles", "it does not compile", findings(compilation));
    }
    return program;
  }

  private Compilation compilation() {
    objects.assertNotNull(info, actual);
    return language.compile(language.parse(actual), object);
  }

  private String findings(Compilation compilation) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : compilation.diagnostics()) {
      out.append(Reports.explain(actual, finding));
    }
    return out.toString();
  }

  private AssertionError unlike(String expected, String given, String explanation) {
    return failureWithActualExpected(
        given, expected, "%s", Reports.report(actual, object, expected, given, explanation));
  }
}
