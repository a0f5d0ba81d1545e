package org.aadsync.expressions.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRow;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;

/** Test classes that other tests run; some of them fail. */
final class TableSamples {
  /** Only the test kit runs them, by leaving conditions out. */
  static final String SAMPLE = "run by other tests";

  private TableSamples() {}

  @Disabled(SAMPLE)
  static class Passing {
    @ExpressionTableTest("passing.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Failing {
    @ExpressionTableTest("failing.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Unreadable {
    @ExpressionTableTest("unreadable.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Several {
    @ExpressionTableTest(
        value = {"passing.tsv", "/org/aadsync/expressions/testing/junit/unreadable.tsv"},
        files = "src/test/resources/org/aadsync/expressions/testing/junit/usual.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Missing {
    @ExpressionTableTest("nosuch.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class MissingFromRoot {
    @ExpressionTableTest("/nosuch.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class MissingFile {
    @ExpressionTableTest(files = "nosuch.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Empty {
    @ExpressionTableTest("empty.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class NoTable {
    @ExpressionTableTest
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Usual {
    @ExpressionTableTest("usual.tsv")
    void cases() {}
  }

  @Disabled(SAMPLE)
  static class Chosen implements ExpressionTestSetup {
    @Override
    public ExpressionLanguage language() {
      return ExpressionLanguage.standard(
          ExpressionOptions.defaults().withIgnoreCaseInComparisons(true));
    }

    @Override
    public InstantSource clock() {
      return InstantSource.fixed(Instant.parse("2001-02-03T04:05:06Z"));
    }

    @Override
    public long seed() {
      return 42;
    }

    @ExpressionTableTest("setup.tsv")
    void cases() {}

    @Nested
    class Inner {
      @ExpressionTableTest("setup.tsv")
      void cases() {}
    }
  }

  @Disabled(SAMPLE)
  static class WithParameters {
    @ExpressionTableTest("passing.tsv")
    void cases(TableRow row, RowResult result) {
      assertThat(result.row()).isEqualTo(row);
      assertThat(result.passed()).isTrue();
      assertThat(result.findings()).as("findings of " + row.expression()).isEmpty();
      assertThat(row.line()).isNotEqualTo(4);
    }
  }

  @Disabled(SAMPLE)
  static class InFolder {
    @ExpressionTableTest(files = "${tables.folder}/usual.tsv")
    void cases() {}
  }
}
