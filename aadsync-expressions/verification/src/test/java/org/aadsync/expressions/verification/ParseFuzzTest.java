package org.aadsync.expressions.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;

/** Whatever the text: parsing and checking give findings or a program, soon, and nothing else. */
class ParseFuzzTest {
  private static final ImmutableList<ExpressionLanguage> LANGUAGES =
      ImmutableList.of(
          ExpressionLanguage.standard(),
          ExpressionLanguage.standard(
              ExpressionOptions.defaults()
                  .withStrict(true)
                  .withVbaPrecedence(true)
                  .withIgnoreCaseInComparisons(true)));

  /** Rendering takes longer than all the rest; a few of a hundred findings do. */
  private static final int RENDERED = 5;

  @FuzzTest(maxDuration = "120s")
  @DictionaryFile(resourcePath = "expression.dict")
  void aTextGivesFindingsOrAProgram(byte[] bytes) {
    String text = FuzzText.of(bytes);
    Deadline.check(() -> LANGUAGES.forEach(language -> check(language, text)));
  }

  private static void check(ExpressionLanguage language, String text) {
    Expression expression = language.parse(text);
    Compilation compilation = language.compile(expression, Schema.INSTANCE);
    boolean errors = compilation.diagnostics().stream().anyMatch(Diagnostic::isError);
    assertThat(compilation.program() == null).isEqualTo(errors);
    assertThat(expression.isValid())
        .isEqualTo(expression.diagnostics().stream().noneMatch(Diagnostic::isError));
    expression.diagnostics().forEach(finding -> check(text, finding));
    compilation.diagnostics().forEach(finding -> check(text, finding));
    compilation.diagnostics().stream()
        .limit(RENDERED)
        .forEach(
            finding ->
                assertThat(DiagnosticRenderer.render(text, finding)).contains("^").endsWith("\n"));
  }

  private static void check(String text, Diagnostic finding) {
    assertThat(finding.span().start()).isBetween(0, text.length());
    assertThat(finding.span().end()).isBetween(finding.span().start(), text.length());
    assertThat(finding.message()).isNotBlank();
  }
}
