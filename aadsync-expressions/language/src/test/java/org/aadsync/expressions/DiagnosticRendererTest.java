package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** How failures are shown; findings are in messages.txt. */
class DiagnosticRendererTest {
  private static String rendered(TestSource source, String expression) {
    EvaluationException failure =
        catchThrowableOfType(EvaluationException.class, () -> source.run(expression));
    return DiagnosticRenderer.render(expression, failure);
  }

  @Test
  void aFailureIsShownWithItsKindAndPlace() {
    assertThat(rendered(new TestSource(), "1 &\n  Item([otherPhone],1)"))
        .isEqualTo(
            """
            error (argument) at 2:3: Item: there are no values, so index 1 is out of range
              2 |   Item([otherPhone],1)
                |   ^~~~~~~~~~~~~~~~~~~~
            """);
  }

  @Test
  void aMessageOfARuleIsShownAsItIs() {
    assertThat(rendered(new TestSource(), "Error(\"No mail\")"))
        .isEqualTo(
            """
            error at 1:1: No mail
              1 | Error("No mail")
                | ^~~~~~~~~~~~~~~~
            """);
  }

  @Test
  void aFailureWithoutAPlaceIsOneLine() {
    EvaluationException failure =
        new EvaluationException(EvaluationException.Kind.LIMIT, "too much", null);

    assertThat(DiagnosticRenderer.render("1", failure)).isEqualTo("error (limit): too much\n");
  }

  @Test
  void charactersThatMoveTextAreReplacedInMessages() {
    EvaluationException failure =
        new EvaluationException(EvaluationException.Kind.CUSTOM, "a\u001B[2Jb\nc\u202E", null);

    assertThat(DiagnosticRenderer.render("1", failure)).isEqualTo("error: a\uFFFD[2Jb c\uFFFD\n");
  }

  @Test
  void aPlaceBeyondTheTextIsItsEnd() {
    Diagnostic finding =
        new Diagnostic("X", Severity.WARNING, new SourceSpan(90, 99, 1, 91), "m", null);

    assertThat(DiagnosticRenderer.render("ab", finding))
        .isEqualTo("warning X at 1:91: m\n  1 | ab\n    |   ^\n");
  }
}
