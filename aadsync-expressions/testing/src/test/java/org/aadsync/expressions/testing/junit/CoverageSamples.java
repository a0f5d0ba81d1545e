package org.aadsync.expressions.testing.junit;

import static org.aadsync.expressions.testing.assertj.ExpressionAssertions.assertThatExpression;

import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Test classes that record what they cover. */
final class CoverageSamples {
  private static final String SAMPLE = TableSamples.SAMPLE;

  private CoverageSamples() {}

  @ExtendWith(ExpressionCoverageExtension.class)
  @Disabled(SAMPLE)
  static class Tables {
    @ExpressionTableTest("coverage.tsv")
    void cases() {}
  }

  @ExtendWith(ExpressionCoverageExtension.class)
  @Disabled(SAMPLE)
  static class Assertions {
    @Test
    void otherBranch(ExpressionCoverage coverage) {
      assertThatExpression("IIF([a] = 1, \"one\", \"other\")")
          .recordedBy(coverage)
          .evaluatesTo("other");
    }
  }

  @ExtendWith(ExpressionCoverageExtension.class)
  @Disabled(SAMPLE)
  static class Rules {
    @BeforeAll
    static void expectEveryRule(ExpressionCoverage coverage) {
      ExpressionLanguage language = ExpressionLanguage.standard();
      coverage.expect(
          "rule / a", language.parse("IIF([a] = 1, \"one\",\n\"other\")"), language.functions());
      coverage.expect("rule / b", language.parse("[b]"), language.functions());
    }

    @ExpressionTableTest("coverage.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Without {
    @ExpressionTableTest("usual.tsv")
    void cases() {}
  }
}
