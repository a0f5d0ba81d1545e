package org.aadsync.expressions.table;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.EvaluationListener;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.jspecify.annotations.Nullable;

/** Runs the cases of a table. Immutable and thread-safe. */
public final class TableRunner {
  private final ExpressionLanguage language;
  private final InstantSource clock;
  private final long seed;
  private final @Nullable Function<Expression, EvaluationListener> listeners;

  /** Makes a runner for {@code language}; expressions see the system's clock. */
  public TableRunner(ExpressionLanguage language) {
    this(language, InstantSource.system());
  }

  /** Makes a runner for {@code language} with the given clock. */
  public TableRunner(ExpressionLanguage language, InstantSource clock) {
    this(language, clock, 0, null);
  }

  private TableRunner(
      ExpressionLanguage language,
      InstantSource clock,
      long seed,
      @Nullable Function<Expression, EvaluationListener> listeners) {
    this.language = language;
    this.clock = clock;
    this.seed = seed;
    this.listeners = listeners;
  }

  /**
   * Returns this runner with another seed for {@code RandomNum} and {@code Guid}. The usual one is
   * 0: the same table gives the same results.
   */
  public TableRunner withSeed(long other) {
    return new TableRunner(language, clock, other, listeners);
  }

  /**
   * Returns this runner with listeners, one for the expression of each case that compiles; they are
   * told what its parts give.
   */
  public TableRunner observedBy(Function<Expression, EvaluationListener> others) {
    return new TableRunner(language, clock, seed, others);
  }

  /** Runs a case. */
  public RowResult run(TableRow row) {
    GivenInputs inputs = GivenInputs.of(row.inputs());
    Compilation compilation = language.compile(language.parse(row.expression()), inputs);
    Program program = compilation.program();
    String expected = row.expected().toText();
    if (program == null) {
      List<Diagnostic> errors =
          compilation.diagnostics().stream().filter(Diagnostic::isError).toList();
      boolean passed =
          row.expected() instanceof TableRow.Expected.Error error
              && errors.stream().anyMatch(found -> isOfKind(found, error.kind()));
      return new RowResult(row, passed, expected, text(errors), compilation.diagnostics(), null);
    }
    EvaluationContext context = inputs.context(clock, new Random(seed));
    FlowResult result =
        listeners == null
            ? program.evaluate(context)
            : program.evaluate(context, listeners.apply(program.expression()));
    return new RowResult(
        row,
        matches(row.expected(), result),
        expected,
        text(result),
        compilation.diagnostics(),
        result);
  }

  private static boolean isOfKind(Diagnostic error, String kind) {
    return kind.equals("any") || kind.equals(name(FindingCode.kindOf(error.code())));
  }

  private static boolean matches(TableRow.Expected expected, FlowResult result) {
    if (expected instanceof TableRow.Expected.Error error) {
      return result instanceof FlowResult.Failure failure
          && (error.kind().equals("any") || error.kind().equals(kind(failure.cause())));
    }
    return expected.toText().equals(text(result));
  }

  private static String text(FlowResult result) {
    if (result instanceof FlowResult.Value value) {
      return ValueText.describe(value.value());
    }
    if (result instanceof FlowResult.Null) {
      return "null";
    }
    if (result instanceof FlowResult.Failure failure) {
      String kind = kind(failure.cause());
      return kind.startsWith("custom:")
          ? "error " + kind
          : "error " + kind + ": " + failure.cause().getMessage();
    }
    return result instanceof FlowResult.Ignore ? "ignore" : "authnull";
  }

  private static String text(List<Diagnostic> errors) {
    return errors.stream()
        .map(
            error ->
                "error "
                    + name(FindingCode.kindOf(error.code()))
                    + ": "
                    + error.code()
                    + " "
                    + error.message())
        .collect(Collectors.joining("; "));
  }

  private static String kind(EvaluationException failure) {
    return failure.kind() == EvaluationException.Kind.CUSTOM
        ? "custom:" + failure.getMessage()
        : name(failure.kind());
  }

  private static String name(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
