package org.aadsync.expressions.testing.junit;

import java.time.InstantSource;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.testing.SourceObject;

/**
 * What a test class implements to have its {@link ExpressionTableTest} methods run in another
 * language, at another time or with other random numbers. An inner test class has what it
 * implements itself, or what the class around it does.
 *
 * <pre>{@code
 * class StrictRulesTest implements ExpressionTestSetup {
 *   @Override
 *   public ExpressionLanguage language() {
 *     return ExpressionLanguage.standard(ExpressionOptions.defaults().withStrict(true));
 *   }
 *
 *   @ExpressionTableTest("rules.tsv")
 *   void rules() {}
 * }
 * }</pre>
 */
public interface ExpressionTestSetup {
  /** Returns the language; the usual one unless overridden. */
  default ExpressionLanguage language() {
    return ExpressionLanguage.standard();
  }

  /** Returns the clock that {@code Now} reads; it stands at 2024-02-29T12:34:56.789Z. */
  default InstantSource clock() {
    return SourceObject.CLOCK;
  }

  /** Returns the seed of {@code RandomNum} and {@code Guid}, anew for each case; 0. */
  default long seed() {
    return 0;
  }
}
