package org.aadsync.expressions.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowResult;
import org.aadsync.expressions.Program;

/**
 * Whatever well-formed expression is made, and whatever object: a value or a declared failure,
 * soon, and the same.
 */
class GeneratedFuzzTest {
  private static final ImmutableList<ExpressionLanguage> LANGUAGES =
      ImmutableList.of(
          ExpressionLanguage.standard(FuzzLimits.OPTIONS),
          ExpressionLanguage.standard(FuzzLimits.OPTIONS.withStrict(true)));

  @FuzzTest(maxDuration = "180s")
  void anExpressionGivesAValueOrADeclaredFailure(FuzzedDataProvider data) {
    Choices choices = Choices.of(data);
    SourceObject object = new InputWriter(choices).object();
    String text = new ExpressionWriter(choices, true, 60).expression();
    Deadline.check(() -> LANGUAGES.forEach(language -> check(language, text, object)));
  }

  private static void check(ExpressionLanguage language, String text, SourceObject object) {
    Compilation compilation = language.compile(language.parse(text), Schema.INSTANCE);
    Program program = compilation.program();
    if (program == null) {
      return;
    }
    FlowResult result = program.evaluate(object.context());
    if (result instanceof FlowResult.Value value && value.value() instanceof List<?> list) {
      assertThat(list).isNotEmpty().doesNotContainNull();
    }
    assertThat(Outcome.of(program.evaluate(object.context()))).isEqualTo(Outcome.of(result));
  }
}
