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
import org.junit.jupiter.api.TestFactory;

/** The borders of every function: function-borders.tsv. */
class FunctionBordersTest {
  @TestFactory
  Stream<DynamicTest> everyBorderIsAsDocumented() throws IOException {
    ExpressionTable table =
        ExpressionTable.parse(
            Resources.toString(
                Resources.getResource(FunctionBordersTest.class, "function-borders.tsv"),
                StandardCharsets.UTF_8));
    TableRunner runner = new TableRunner(ExpressionLanguage.standard());
    assertThat(table.problems()).isEmpty();
    return table.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.line() + ": " + row.expression(),
                    () -> {
                      RowResult result = runner.run(row);
                      assertThat(result.passed())
                          .as("expected %s, got %s", result.expected(), result.actual())
                          .isTrue();
                    }));
  }
}
