package org.aadsync.expressions.verification.laws;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ExpressionOptions;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;

/** One of the readings of the language that its options allow, and what belongs to it. */
final class Reading {
  /** Strict or not, with the precedence of VBA or not, comparing without case or not: all eight. */
  private static final List<Reading> ALL = IntStream.range(0, 8).mapToObj(Reading::new).toList();

  /** Their results differ from call to call, and the two evaluators call in different order. */
  private static final Set<String> OF_CHANCE = Set.of("GUID", "Guid", "RandomNum");

  private final ExpressionLanguage language;
  private final ExpressionArbitraries any;
  private final NaiveWalker walker;

  private Reading(int modes) {
    this.language =
        ExpressionLanguage.standard(
            ExpressionOptions.defaults()
                .withStrict((modes & 1) != 0)
                .withVbaPrecedence((modes & 2) != 0)
                .withIgnoreCaseInComparisons((modes & 4) != 0));
    this.any = ExpressionArbitraries.of(language);
    this.walker = new NaiveWalker(language);
  }

  /** A text, and how it is to be read. */
  record Written(String text, Reading reading) {
    Expression expression() {
      return reading.language.parse(text);
    }

    Compilation compile(AttributeBinding source) {
      return reading.language.compile(expression(), source);
    }

    @Override
    public String toString() {
      return text + " with " + reading.language.options();
    }
  }

  ExpressionLanguage language() {
    return language;
  }

  NaiveWalker walker() {
    return walker;
  }

  /** Returns well-typed expressions, each to be read in one of the ways. */
  static Arbitrary<Written> expressions() {
    return written(ALL.stream().map(reading -> reading.written(reading.any.wellTyped())).toList());
  }

  /** Returns expressions without functions of chance. */
  static Arbitrary<Written> expressionsWithoutChance() {
    return written(
        ALL.stream().map(reading -> reading.written(reading.withoutChance().wellTyped())).toList());
  }

  /** Returns expressions with mistakes, without functions of chance. */
  static Arbitrary<Written> mistakesWithoutChance() {
    return written(
        ALL.stream()
            .map(reading -> reading.written(reading.withoutChance().withMistakes()))
            .toList());
  }

  /**
   * Returns expressions that get code of their own when they have run often: without variables,
   * clock and chance.
   */
  static Arbitrary<Written> expressionsThatCanBeHot() {
    return written(
        ALL.stream()
            .map(
                reading ->
                    reading.written(
                        reading.any.withFunctions(Reading::hasNoState).withDepth(3).wellTyped()))
            .toList());
  }

  private static boolean hasNoState(FunctionDeclaration function) {
    return function.isDeterministic()
        && function.overloads().stream()
            .flatMap(form -> form.parameters().stream())
            .noneMatch(parameter -> parameter.passing() == Parameter.Passing.VARIABLE);
  }

  private ExpressionArbitraries withoutChance() {
    return any.withFunctions(function -> !OF_CHANCE.contains(function.name()));
  }

  private Arbitrary<Written> written(Arbitrary<String> texts) {
    return texts.map(text -> new Written(text, this));
  }

  private static Arbitrary<Written> written(List<Arbitrary<Written>> ofEach) {
    return Arbitraries.oneOf(ofEach);
  }
}
