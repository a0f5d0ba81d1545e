package org.aadsync.expressions.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.testing.SourceObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a failing expression. */
class ShrinkingTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final ExpressionArbitraries ANY = ExpressionArbitraries.of(LANGUAGE);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatHoldsForACallAloneShrinksToTheCallWithTheSimplestArguments(long seed) {
    Predicate<String> call = Pattern.compile("\\bLeft\\(").asPredicate(); // and not PadLeft
    Shrinkable<String> large = find(seed, call.and(text -> text.length() > 80));

    assertThat(smallest(large, call)).isIn("Left(\"a\", 1)", "Left(\"a\", NULL)", "Left(NULL, 1)");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPairOfOperatorsShrinksToThem(long seed) {
    Predicate<String> bothOperators = text -> text.contains("&&") && text.contains("||");
    Shrinkable<String> large = find(seed, bothOperators);

    assertThat(smallest(large, bothOperators)).hasSizeLessThan(40);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyStepIsSmallerAndWellTyped(long seed) {
    Shrinkable<String> large = find(seed, text -> text.length() > 120);

    SourceObject object = SourceObject.declaring(ANY.attributes());
    assertThat(large.shrink().limit(2_000))
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.distance()).isLessThan(large.distance());
              assertThat(
                      LANGUAGE.compile(LANGUAGE.parse(step.value()), object).diagnostics().stream()
                          .filter(Diagnostic::isError))
                  .as(step.value())
                  .isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aMistakeShrinksToItself(long seed) {
    Predicate<String> isUnknown =
        text ->
            LANGUAGE.parse(text).diagnostics().stream()
                .anyMatch(finding -> finding.code().equals("AADS-EXPR-0401"));
    Shrinkable<String> large =
        find(ANY.withMistakes(), seed, text -> text.length() > 80 && isUnknown.test(text));

    assertThat(smallest(large, isUnknown)).matches("\\w+\\(\\)");
  }

  private static Shrinkable<String> find(long seed, Predicate<String> condition) {
    return find(ANY.wellTyped(), seed, condition);
  }

  private static Shrinkable<String> find(
      Arbitrary<String> arbitrary, long seed, Predicate<String> condition) {
    Random random = new Random(seed);
    return arbitrary.generator(1000).stream(random)
        .filter(candidate -> condition.test(candidate.value()))
        .findFirst()
        .orElseThrow();
  }

  private static String smallest(Shrinkable<String> start, Predicate<String> condition) {
    Shrinkable<String> current = start;
    Optional<Shrinkable<String>> next = Optional.of(start);
    while (next.isPresent()) {
      current = next.get();
      next = current.shrink().filter(step -> condition.test(step.value())).findFirst();
    }
    return current.value();
  }
}
