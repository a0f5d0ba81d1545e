package org.aadsync.expressions;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.FunctionNotes;
import org.aadsync.expressions.function.FunctionsReference;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.junit.jupiter.api.Test;

class FunctionsReferenceTest {
  private static final Path MODULES =
      Path.of(System.getProperty("aadsync.root")).resolve("aadsync-expressions");

  private static FunctionDeclaration.Builder function(String name, FunctionCategory category) {
    return FunctionDeclaration.named(name, category)
        .documentation("Does a*b or [c].")
        .source("Handbook")
        .example(name + "(\"a|b `c`\")", "mvstr", "x| y", "in=1;other:num=2");
  }

  private static String markdown(FunctionDeclaration... functions) {
    return FunctionsReference.markdown(FunctionLibrary.of(java.util.List.of(functions)));
  }

  @Test
  void theFunctionsReferenceIsThatOfTheDeclarations() throws IOException {
    String reference = FunctionsReference.markdown(FunctionLibrary.standard());
    Path fresh = Files.writeString(MODULES.resolve("language/target/FUNCTIONS.md"), reference);

    assertThat(MODULES.resolve("FUNCTIONS.md"))
        .as(
            "the functions have changed; take over their reference with"
                + " cp %s aadsync-expressions/FUNCTIONS.md",
            MODULES.getParent().relativize(fresh))
        .hasContent(reference);
  }

  @Test
  void functionsOfAHostAreListedByCategory() {
    Overload form = Overload.returning(STR).each("value", STR).does((String value) -> value);

    assertThat(
            markdown(
                function("Second", FunctionCategory.TEXT).form(form).build(),
                function("First", FunctionCategory.TEXT).form(form).build(),
                function("Other", FunctionCategory.MATH).form(form).build()))
        .contains(
            "- [Math](#math): [Other](#other)\n- [Text](#text): [First](#first), [Second](#second)")
        .containsSubsequence("## Math", "### Other", "## Text", "### First", "### Second");
  }

  @Test
  void namesThatDifferInCaseAloneHaveDifferentLinks() {
    Overload form = Overload.returning(STR).each("value", STR).does((String value) -> value);

    assertThat(
            markdown(
                function("GUID", FunctionCategory.TEXT).form(form).build(),
                function("Guid", FunctionCategory.TEXT).form(form).build(),
                function("Text", FunctionCategory.TEXT).form(form).build()))
        .contains("[GUID](#guid), [Guid](#guid-1), [Text](#text-1)");
  }

  @Test
  void whatIsMarkupElsewhereIsShownAsItIs() {
    Overload form = Overload.returning(STR).each("value", STR).does((String value) -> value);

    assertThat(markdown(function("F", FunctionCategory.TEXT).form(form).build()))
        .contains("Does a\\*b or \\[c\\].\n")
        .contains("| <code>F(\"a&#124;b&#32;&#96;c&#96;\")</code> | `in=1`<br>`other:num=2` | ")
        .contains(" | mvstr <code>x&#124;&#32;y</code> |\n");
  }

  @Test
  void aBackslashOfAResultIsShownOnce() {
    Overload form = Overload.returning(STR).each("value", STR).does((String value) -> value);
    FunctionDeclaration function =
        function("F", FunctionCategory.TEXT)
            .form(form)
            .example("F(\"a\")", "str", "a\\\\,\\r")
            .build();

    assertThat(markdown(function)).contains("| str `a\\,\\r` |\n");
  }

  @Test
  void aLongInputIsCut() {
    Overload form = Overload.returning(STR).each("value", STR).does((String value) -> value);

    assertThat(
            markdown(
                function("F", FunctionCategory.TEXT)
                    .form(form)
                    .example("F([a])", "str", "x", "a=" + "x".repeat(200))
                    .build()))
        .contains(" | `a=" + "x".repeat(117) + "…` | ");
  }

  @Test
  void theNotesFollowFromTheParameters() {
    FunctionDeclaration function =
        function("F", FunctionCategory.TEXT)
            .form(
                Overload.returning(STR)
                    .each("value", STR)
                    .list("all", STR, NullRule.GIVES_NULL)
                    .option("mode", "Fast", "Slow")
                    .doesWithAll(arguments -> null))
            .form(
                Overload.returning(STR)
                    .each("value", STR)
                    .list("all", STR, NullRule.GIVES_NULL)
                    .option("mode", "Fast", "Slow")
                    .each("count", NUM)
                    .doesWithAll(arguments -> null))
            .nulls("NULL is nothing.")
            .readsMoreThanArguments()
            .build();

    assertThat(FunctionNotes.of(function))
        .containsExactly(
            new FunctionNotes.Note("NULL", "NULL is nothing."),
            new FunctionNotes.Note(
                "Multi-values",
                "A multi-value for 'value' or 'count' makes one call for each of its values. All"
                    + " values of 'all' are taken at once; a single value is a list of one."),
            new FunctionNotes.Note("Options", "'mode' is Fast or Slow."),
            new FunctionNotes.Note("Evaluation", "The result depends on more than the arguments."),
            new FunctionNotes.Note("Source", "Handbook."));
  }

  @Test
  void whatIsEvaluatedOnDemandIsNamed() {
    FunctionDeclaration iif = FunctionLibrary.standard().find("IIF").orElseThrow();

    assertThat(FunctionNotes.of(iif))
        .contains(
            new FunctionNotes.Note(
                "Evaluation",
                "Evaluates 'condition', 'valueIfTrue' and 'valueIfFalse' only when it needs to."),
            new FunctionNotes.Note(
                "Multi-values",
                "A multi-value for 'condition' is a choice for each of its values."));
  }

  @Test
  void whatIsEvaluatedForEachValueIsNamed() {
    FunctionDeclaration where = FunctionLibrary.standard().find("Where").orElseThrow();

    assertThat(FunctionNotes.of(where))
        .extracting(FunctionNotes.Note::text)
        .anyMatch(text -> text.endsWith("anew for each value of the variable."));
  }
}
