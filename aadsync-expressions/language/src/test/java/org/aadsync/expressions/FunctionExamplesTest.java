package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRow;
import org.aadsync.expressions.table.TableRunner;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName("rows whose functions exist give what the table says")
  Stream<DynamicTest> rowsPass() throws IOException {
    TableRunner runner = new TableRunner(LANGUAGE);
    return table().rows().stream()
        .filter(row -> missingFunctions(row).isEmpty())
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

  @TestFactory
  @DisplayName("rows with a function that does not exist fail with a finding that names it")
  Stream<DynamicTest> rowsWithUnknownFunctions() throws IOException {
    return table().rows().stream()
        .filter(row -> !missingFunctions(row).isEmpty())
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.line() + ": " + row.expression(),
                    () -> {
                      List<Diagnostic> findings = LANGUAGE.parse(row.expression()).diagnostics();
                      for (String function : missingFunctions(row)) {
                        assertThat(findings)
                            .anySatisfy(
                                finding -> {
                                  assertThat(finding.code()).isEqualTo("AADS-EXPR-0401");
                                  assertThat(finding.message()).contains("'" + function + "'");
                                });
                      }
                    }));
  }

  private static Set<String> missingFunctions(TableRow row) {
    List<String> called = new ArrayList<>(LANGUAGE.parse(row.expression()).functionNames());
    called.removeIf(name -> LANGUAGE.functions().find(name).isPresent());
    return Set.copyOf(called);
  }
}
