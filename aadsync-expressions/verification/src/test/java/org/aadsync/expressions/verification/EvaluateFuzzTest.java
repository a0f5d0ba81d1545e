package org.aadsync.expressions.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.table.TableSyntaxException;

/**
 * Whatever the text and the values: a result or a declared failure, soon, and the same each time.
 *
 * <p>An input is an expression, a line of two hyphens, and values as tables of expressions write
 * them, one a line. Nothing is known of the types of attributes.
 */
class EvaluateFuzzTest {
  private static final ExpressionLanguage LANGUAGE =
      ExpressionLanguage.standard(FuzzLimits.OPTIONS);

  private static final Splitter PARTS = Splitter.on("\n--\n").limit(2);
  private static final Splitter LINES = Splitter.on('\n');

  @FuzzTest(maxDuration = "180s")
  @DictionaryFile(resourcePath = "expression.dict")
  void anEvaluationGivesAResultOrADeclaredFailure(byte[] bytes) {
    List<String> parts = PARTS.splitToList(FuzzText.of(bytes));
    GivenInputs object = GivenInputs.of(inputs(parts.size() < 2 ? "" : parts.get(1)));
    Deadline.check(() -> check(parts.get(0), object));
  }

  private static void check(String text, GivenInputs object) {
    Program program = LANGUAGE.compile(LANGUAGE.parse(text), object).program();
    if (program == null) {
      return;
    }
    Outcome first = Outcome.of(program.evaluate(context(object)));
    assertThat(Outcome.of(program.evaluate(context(object)))).isEqualTo(first);
  }

  private static EvaluationContext context(GivenInputs object) {
    return object.context(() -> SourceObject.NOW, new Random(1));
  }

  /** Returns what can be read; a line that is no input says nothing. */
  private static List<Input> inputs(String text) {
    List<Input> inputs = new ArrayList<>();
    for (String line : LINES.split(text)) {
      try {
        inputs.add(Input.parse(line));
      } catch (TableSyntaxException e) {
        // The fuzzer finds out by itself how inputs are written.
      }
    }
    return inputs;
  }
}
