package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Functions that a host declares are checked and run like those of the language. */
class HostFunctionsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static FunctionDeclaration declare(String name, Overload form) {
    return FunctionDeclaration.named(name, FunctionCategory.TEXT)
        .form(form)
        .documentation("Does what the test needs.")
        .source("the test")
        .example(name + "()", "null", "")
        .build();
  }

  private static FunctionDeclaration reverse() {
    return declare(
        "Reverse",
        Overload.returning(TypeSet.STR)
            .each("value", TypeSet.STR)
            .does((String text) -> new StringBuilder(text).reverse().toString()));
  }

  private static ExpressionLanguage languageWith(FunctionDeclaration... functions) {
    return ExpressionLanguage.with(
        FunctionLibrary.standard().with(functions), ExpressionOptions.defaults());
  }

  private static @Nullable Object run(
      ExpressionLanguage language, String text, Input... attributes) {
    GivenInputs inputs = GivenInputs.of(List.of(attributes));
    Compilation compilation = language.compile(language.parse(text), inputs);
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    Program program = compilation.program();
    assertThat(program).isNotNull();
    return program.run(inputs.context(InstantSource.fixed(NOON), new Random(1)));
  }

  @Test
  void aFunctionOfOneValueRunsForEachOfSeveral() {
    assertThat(
            run(
                    languageWith(reverse()),
                    "Reverse([a])",
                    new Input(false, "a", ImmutableList.of("ab", "cd")))
                .toString())
        .isEqualTo("[ba, dc]");
  }

  @Test
  void nullGivesNullUnlessTheDeclarationSaysOtherwise() {
    assertThat(run(languageWith(reverse()), "Reverse([a])")).isNull();
    FunctionDeclaration shout =
        declare(
            "Shout",
            Overload.returning(TypeSet.STR)
                .each("value", TypeSet.STR, NullRule.readAs("nobody"))
                .does((String text) -> text + "!"));
    assertThat(run(languageWith(shout), "Shout([a])")).isEqualTo("nobody!");
  }

  @Test
  void aWrongTypeIsFoundBeforeTheExpressionRuns() {
    ExpressionLanguage language = languageWith(reverse());
    assertThat(language.parse("Reverse(1)").diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("argument 1 of Reverse must be text (str); this is a number (num)");
  }

  @Test
  void aFunctionMayTakeAnyNumberOfArguments() {
    FunctionDeclaration least =
        declare(
            "Least",
            Overload.returning(TypeSet.NUM)
                .each("value", TypeSet.NUM)
                .repeating(1)
                .doesWithAll(
                    values ->
                        values.stream().mapToLong(value -> (Long) value).min().orElseThrow()));
    assertThat(run(languageWith(least), "Least(3,1,2,5,4)")).isEqualTo(1L);
  }

  @Test
  void aLazyFunctionEvaluatesOnlyWhatItNeeds() {
    FunctionDeclaration coalesce =
        declare(
            "Coalesce",
            Overload.returning(new ResultType.AnyBranch())
                .branch("value")
                .repeating(1)
                .doesLazily(
                    arguments -> {
                      for (int i = 0; i < arguments.count(); i++) {
                        Object value = arguments.value(i);
                        if (value != null) {
                          return value;
                        }
                      }
                      return null;
                    }));
    assertThat(
            run(
                languageWith(coalesce),
                "Coalesce([a], [b], Error(\"too far\"))",
                new Input(false, "b", "x")))
        .isEqualTo("x");
    assertThat(coalesce.isLazy()).isTrue();
  }

  @Test
  void aFunctionMayReadTheClock() {
    FunctionDeclaration now =
        FunctionDeclaration.named("Clock", FunctionCategory.DATE_TIME)
            .form(
                Overload.returning(TypeSet.NUM)
                    .doesInContext((arguments, context) -> context.now().getEpochSecond()))
            .documentation("Gives the seconds since 1970.")
            .source("the test")
            .readsMoreThanArguments()
            .example("Clock()", "num", "0")
            .build();
    assertThat(run(languageWith(now), "Clock()")).isEqualTo(NOON.getEpochSecond());
  }

  @Test
  void aFunctionWithConstantArgumentsIsComputedOnce() {
    AtomicInteger calls = new AtomicInteger();
    FunctionDeclaration counted =
        declare(
            "Counted",
            Overload.returning(TypeSet.NUM)
                .each("value", TypeSet.STR)
                .does((String text) -> (long) calls.incrementAndGet()));
    ExpressionLanguage language = languageWith(counted);
    GivenInputs inputs = GivenInputs.of(List.of());
    Program program = language.compile(language.parse("Counted(\"a\")"), inputs).program();
    assertThat(program).isNotNull();
    for (int i = 0; i < 3; i++) {
      assertThat(program.run(inputs.context(InstantSource.fixed(NOON), new Random(1))))
          .isEqualTo(1L);
    }
  }

  @Test
  void theResultIsCheckedBeforeItIsMade() {
    FunctionDeclaration blow =
        declare(
            "Blow",
            Overload.returning(TypeSet.STR)
                .each("count", TypeSet.NUM)
                .doesWithLimit(
                    (arguments, options) -> {
                      long count = (Long) arguments.get(0);
                      if (count > options.maxResultLength()) {
                        throw EvaluationException.tooLong(count, options.maxResultLength());
                      }
                      return "x".repeat((int) count);
                    }));
    assertThat(run(languageWith(blow), "Blow(3)")).isEqualTo("xxx");
    assertThatThrownBy(() -> run(languageWith(blow), "Blow(9000000000)"))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith("Blow: the result has a length of 9000000000");
  }

  @Test
  void aNameOfTheLanguageCannotBeTaken() {
    assertThatThrownBy(() -> FunctionLibrary.standard().with(declare("Trim", lengthOf())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two functions have the name Trim");
  }

  @Test
  void aNameThatNoExpressionCanWriteIsRefused() {
    assertThatThrownBy(() -> FunctionDeclaration.named("Größe", FunctionCategory.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FunctionDeclaration.named("1st", FunctionCategory.TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Overload lengthOf() {
    return Overload.returning(TypeSet.NUM)
        .each("value", TypeSet.STR)
        .does((String text) -> (long) text.length());
  }
}
