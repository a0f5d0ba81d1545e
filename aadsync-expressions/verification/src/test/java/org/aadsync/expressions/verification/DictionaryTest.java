package org.aadsync.expressions.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.function.FunctionLibrary;
import org.junit.jupiter.api.Test;

/** The fuzzer's dictionary knows the whole language. */
class DictionaryTest {
  private static List<String> entries() throws IOException {
    String text =
        Resources.toString(
            Resources.getResource(DictionaryTest.class, "expression.dict"), StandardCharsets.UTF_8);
    return Splitter.on('\n').splitToList(text);
  }

  @Test
  void itHasEveryFunction() throws IOException {
    assertThat(entries())
        .containsAll(
            FunctionLibrary.standard().functions().stream()
                .map(function -> '"' + function.name() + "(\"")
                .toList());
  }

  @Test
  void itHasEveryOptionOfAFunction() throws IOException {
    assertThat(entries())
        .containsAll(
            FunctionLibrary.standard().functions().stream()
                .flatMap(function -> function.overloads().stream())
                .flatMap(overload -> overload.parameters().stream())
                .flatMap(parameter -> parameter.options().stream())
                .map(option -> '"' + option + '"')
                .toList());
  }

  @Test
  void itHasEveryOperator() throws IOException {
    assertThat(entries())
        .containsAll(
            Arrays.stream(Operator.values())
                .map(operator -> '"' + operator.symbol() + '"')
                .toList());
  }
}
