package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRow;
import org.aadsync.expressions.table.TableRunner;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every edge of every function: the tables in the folder functions, one a function, named for it.
 * Two functions whose names differ in case only share a table, since some file systems cannot keep
 * two.
 */
class FunctionTablesTest {
  private static final String ENDING = ".tsv";
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  @TestFactory
  Stream<DynamicContainer> everyRowGivesWhatItSays() throws Exception {
    return tables().stream()
        .map(file -> DynamicContainer.dynamicContainer(functionOf(file), rows(file)));
  }

  @Test
  void everyFunctionHasATableAndEveryTableIsOfAFunction() throws Exception {
    Set<String> functions =
        LANGUAGE.functions().functions().stream()
            .map(function -> function.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(tables())
        .extracting(file -> functionOf(file).toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrderElementsOf(functions);
  }

  private static List<Path> tables() throws IOException, URISyntaxException {
    Path folder = Path.of(Resources.getResource(FunctionTablesTest.class, "functions").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private static String functionOf(Path table) {
    String name = table.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  private static Stream<DynamicTest> rows(Path file) {
    ExpressionTable table = read(file);
    assertThat(table.problems()).as("lines of %s", file.getFileName()).isEmpty();
    TableRunner runner = new TableRunner(LANGUAGE);
    return table.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    name(row),
                    () -> {
                      assertThat(LANGUAGE.parse(row.expression()).functionNames())
                          .as("the functions of a row of %s", file.getFileName())
                          .anyMatch(functionOf(file)::equalsIgnoreCase);
                      RowResult result = runner.run(row);
                      assertThat(result.passed())
                          .as(
                              "%s, line %d: %s expected %s, got %s",
                              file.getFileName(),
                              row.line(),
                              row.expression(),
                              result.expected(),
                              result.actual())
                          .isTrue();
                    }));
  }

  private static ExpressionTable read(Path file) {
    try {
      return ExpressionTable.read(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  /** The line, what the row is about, and the expression. */
  private static String name(TableRow row) {
    return row.line() + ": " + row.source() + ": " + row.expression();
  }
}
