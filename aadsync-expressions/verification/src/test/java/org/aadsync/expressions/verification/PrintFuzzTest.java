package org.aadsync.expressions.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;

/** Whatever is printed is read as the same tree, and printing it again changes nothing. */
class PrintFuzzTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private static final ImmutableList<ExpressionFormatter> FORMATTERS =
      ImmutableList.of(
          ExpressionFormatter.standard(),
          ExpressionFormatter.standard().withWidth(1).withIndent(16),
          ExpressionFormatter.standard().withWidth(Integer.MAX_VALUE).withIndent(0));

  @FuzzTest(maxDuration = "120s")
  @DictionaryFile(resourcePath = "expression.dict")
  void aPrintedExpressionIsReadAsTheSameTree(byte[] bytes) {
    String text = FuzzText.of(bytes);
    Deadline.check(() -> check(LANGUAGE.parse(text)));
  }

  private static void check(Expression expression) {
    for (ExpressionFormatter formatter : FORMATTERS) {
      Optional<String> printed = formatter.format(expression);
      if (printed.isEmpty()) {
        assertThat(expression.diagnostics()).anyMatch(Diagnostic::isError);
        return;
      }
      Expression again = LANGUAGE.parse(printed.get());
      assertThat(Shape.of(requireNonNull(again.tree())))
          .isEqualTo(Shape.of(requireNonNull(expression.tree())));
      assertThat(again.isValid()).isEqualTo(expression.isValid());
      assertThat(formatter.format(again)).isEqualTo(printed);
    }
  }
}
