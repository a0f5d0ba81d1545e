package org.aadsync.core.rules;

import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.expressions.ExpressionLanguage;

/** Checks the rules of a configuration as a whole and makes them ready for use. */
public final class RuleCompiler {
  private RuleCompiler() {}

  /**
   * Checks and compiles every rule that is not disabled.
   *
   * @param configuration the configuration; it is not changed
   * @param language the language of its expressions
   */
  public static RuleCompilation compile(
      ServerConfiguration configuration, ExpressionLanguage language) {
    throw new UnsupportedOperationException(configuration + " " + language);
  }
}
