package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRunner;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of function-examples.tsv: documented examples and expressions of default rules. */
class FunctionExamplesTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private static ExpressionTable table() throws IOException {
    return ExpressionTable.parse(
        Resources.toString(
            Resources.getResource(FunctionExamplesTest.class, "function-examples.tsv"),
            StandardCharsets.UTF_8));
  }

  @Test
  void everyLineOfTheTableIsReadable() throws IOException {
    ExpressionTable table = table();

    assertThat(table.problems()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThan(180);
  }

  @TestFactory
  Stream<DynamicTest> everyRowGivesWhatItSays() throws IOException {
    TableRunner runner = new TableRunner(LANGUAGE);
    return table().rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.line() + ": " + row.expression(),
                    () -> {
                      RowResult result = runner.run(row);
                      assertThat(result.actual())
                          .as(row.expression() + " with " + row.inputs())
                          .satisfies(
                              actual ->
                                  assertThat(result.passed())
                                      .as("expected %s, got %s", result.expected(), actual)
                                      .isTrue());
                    }));
  }
}
