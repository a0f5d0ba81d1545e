package org.aadsync.expressions.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.expressions.table.RowResult;
import org.junit.jupiter.api.condition.EnabledIf;

/** The documented examples and those of shipped rules, which are kept beside the project. */
class FunctionExamplesTest {
  static boolean isThere() {
    return Files.exists(
        Path.of(System.getProperty("aadsync.shared", ""), "spec", "function-examples.tsv"));
  }

  @EnabledIf(value = "isThere", disabledReason = "the examples beside the project are not there")
  @ExpressionTableTest(files = "${aadsync.shared}/spec/function-examples.tsv")
  void everyExampleGivesWhatIsDocumented(RowResult result) {
    assertThat(result.row().source()).isNotEmpty();
  }
}
