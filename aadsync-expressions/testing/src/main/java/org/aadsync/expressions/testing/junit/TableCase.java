package org.aadsync.expressions.testing.junit;

import java.util.List;
import java.util.stream.Collectors;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRow;
import org.aadsync.expressions.table.TableRunner;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;

/**
 * A case of a table as a test.
 *
 * @param prefix what its name begins with
 * @param table the name of the table
 * @param row the case
 */
record TableCase(String prefix, String table, TableRow row)
    implements TestTemplateInvocationContext {
  private static final Namespace NAMESPACE = Namespace.create(TableCase.class);
  private static final ExpressionTestSetup USUAL = new ExpressionTestSetup() {};
  private static final int LONGEST = 100;

  @Override
  public String getDisplayName(int invocationIndex) {
    String inputs = row.inputs().stream().map(Input::toText).collect(Collectors.joining("; "));
    return prefix
        + row.line()
        + ": "
        + shortened(row.expression().replaceAll("\\s+", " "))
        + " gives "
        + shortened(row.expected().toText())
        + (inputs.isEmpty() ? "" : " with " + shortened(inputs));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new Run());
  }

  /** Runs the case before the method, which gets what it asks for. */
  private final class Run implements BeforeTestExecutionCallback, ParameterResolver {
    @Override
    public void beforeTestExecution(ExtensionContext context) {
      ExpressionTestSetup setup =
          context.getRequiredTestInstances().findInstance(ExpressionTestSetup.class).orElse(USUAL);
      RowResult result = runner(setup, context).run(row);
      if (!result.passed()) {
        throw TableFrame.onTopOf(
            new AssertionFailedError(result.report(table), result.expected(), result.actual()),
            context,
            table,
            row.line());
      }
      context.getStore(NAMESPACE).put(RowResult.class, result);
    }

    private TableRunner runner(ExpressionTestSetup setup, ExtensionContext context) {
      ExpressionLanguage language = setup.language();
      TableRunner runner = new TableRunner(language, setup.clock()).withSeed(setup.seed());
      return RunCoverage.of(context)
          .map(
              coverage ->
                  runner.observedBy(
                      expression -> coverage.listener(expression, language.functions())))
          .orElse(runner);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == RowResult.class || type == TableRow.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TableRow.class
          ? row
          : context.getStore(NAMESPACE).get(RowResult.class, RowResult.class);
    }
  }
}
