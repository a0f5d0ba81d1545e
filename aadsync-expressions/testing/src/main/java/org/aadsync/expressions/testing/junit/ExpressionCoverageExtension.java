package org.aadsync.expressions.testing.junit;

import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Collects, over a whole run of tests, which ways the decisions inside expressions go, and writes
 * the report when the run ends: {@code expression-coverage.txt} and {@code
 * expression-coverage.json}.
 *
 * <pre>{@code
 * @ExtendWith(ExpressionCoverageExtension.class)
 * class CoveredRulesTest {
 *   @BeforeAll
 *   static void expectEveryRule(ExpressionCoverage coverage) {
 *     ExpressionLanguage language = ExpressionLanguage.standard();
 *     Expression mail = language.parse("IIF(IsPresent([mail]), Trim([mail]), NULL)");
 *     coverage.expect("In from AD - User / mail", mail, language.functions());
 *   }
 *
 *   @ExpressionTableTest("mail-rules.tsv")
 *   void mailRules() {}
 * }
 * }</pre>
 *
 * <p>All test classes with this extension share one {@link ExpressionCoverage}, which methods get
 * as a parameter. Their {@link ExpressionTableTest} methods record into it by themselves; other
 * tests pass its listener to the programs that they run, or the coverage to {@code
 * assertThatExpression(...).recordedBy(coverage)}. Tests may run side by side.
 *
 * <p>The configuration parameter {@value #DIRECTORY} of JUnit says where the reports go; without
 * it, {@code target/expression-coverage}. A run in several processes needs a directory for each.
 */
public final class ExpressionCoverageExtension implements BeforeAllCallback, ParameterResolver {
  /** The configuration parameter that names the directory of the reports. */
  public static final String DIRECTORY = "aadsync.expression.coverage.directory";

  /** Makes an extension; JUnit does that. */
  public ExpressionCoverageExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    RunCoverage.join(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ExpressionCoverage.class;
  }

  @Override
  public ExpressionCoverage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return RunCoverage.begin(context).coverage();
  }
}
