package org.aadsync.cli;

import java.nio.file.Path;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;

/** The expressions of the rules of a configuration, named by rule and attribute. */
final class RuleExpressions {
  private final Console console;
  private final ExpressionLanguage language;

  RuleExpressions(Console console, ExpressionLanguage language) {
    this.console = console;
    this.language = language;
  }

  /**
   * Says that every expression of every enabled rule of the configuration in {@code folder} is to
   * be covered. One that cannot be read is left out, which is said.
   *
   * @throws CommandFailure if the configuration cannot be read
   */
  void expectAll(Path folder, ExpressionCoverage coverage) {
    CheckedConfiguration checked = CheckedConfiguration.read(folder, language);
    ServerConfiguration configuration = checked.configuration();
    if (configuration == null) {
      throw CommandFailure.badInput(
          "cannot use " + folder + ": its files have errors; see aadsync check " + folder);
    }
    for (SyncRule rule : configuration.rules()) {
      for (AttributeFlow flow : rule.flows()) {
        if (!rule.disabled() && flow.source() instanceof FlowSource.Computed computed) {
          expect(rule.name() + " / " + flow.target(), computed.expression(), coverage);
        }
      }
    }
  }

  private void expect(String name, String text, ExpressionCoverage coverage) {
    Expression expression = language.parse(text);
    if (expression.tree() == null) {
      console
          .err()
          .println("aadsync: left out, since it is no expression: " + DisplayText.visible(name));
    } else {
      coverage.expect(name, expression, language.functions());
    }
  }
}
