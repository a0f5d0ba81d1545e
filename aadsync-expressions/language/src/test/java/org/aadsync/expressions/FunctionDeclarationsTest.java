package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionDeclaration.Example;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRunner;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the functions say of themselves is true. */
class FunctionDeclarationsTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  @TestFactory
  Stream<DynamicTest> everyExampleGivesWhatItSays() {
    TableRunner runner = new TableRunner(LANGUAGE);
    return LANGUAGE.functions().functions().stream()
        .flatMap(
            function ->
                function.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                example.expression() + " " + example.inputs(),
                                () -> {
                                  assertThat(LANGUAGE.parse(example.expression()).functionNames())
                                      .contains(function.name());
                                  RowResult result = run(runner, example);
                                  assertThat(result.passed())
                                      .as("%s, got %s", result.expected(), result.actual())
                                      .isTrue();
                                })));
  }

  private static RowResult run(TableRunner runner, Example example) {
    ExpressionTable table =
        ExpressionTable.parse(
            String.join(
                "\t",
                example.expression().replace("\\", "\\\\"),
                example.type(),
                example.value(),
                "example",
                example.inputs()));
    assertThat(table.problems()).isEmpty();
    return runner.run(table.rows().get(0));
  }

  @Test
  void everyFunctionSaysWhatItIs() {
    assertThat(LANGUAGE.functions().functions())
        .isNotEmpty()
        .allSatisfy(
            function -> {
              assertThat(function.documentation()).endsWith(".");
              assertThat(function.nullBehaviour()).endsWith(".");
              assertThat(function.source()).isNotBlank();
              assertThat(function.signatures())
                  .isNotEmpty()
                  .allMatch(signature -> signature.contains(" " + function.name() + "("));
            });
  }

  @Test
  void aFunctionIsFoundByItsExactName() {
    assertThat(LANGUAGE.functions().find("InStr"))
        .hasValueSatisfying(
            function -> {
              assertThat(function.category()).isEqualTo(FunctionCategory.TEXT);
              assertThat(function.signatures())
                  .contains("num InStr(str stringcheck, str stringmatch, num start)");
              assertThat(function.isDeterministic()).isTrue();
              assertThat(function.isLazy()).isFalse();
            });
    assertThat(LANGUAGE.functions().find("instr")).isEmpty();
  }

  @Test
  void lazyFunctionsSaySo() {
    assertThat(LANGUAGE.functions().functions())
        .filteredOn(FunctionDeclaration::isLazy)
        .extracting(FunctionDeclaration::name)
        .contains("IIF", "Switch");
  }
}
