package org.aadsync.expressions.verification.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.testing.jqwik.ExpressionArbitraries;
import org.aadsync.expressions.verification.laws.Reading.Written;

/** A program that has run often gets code of its own; what it computes stays the same. */
class ManyRunsLawTest {
  /** After so many runs a program has code of its own, if it can have some. */
  private static final int OFTEN = 50_200;

  /** How often it is asked whether it has. */
  private static final int NOW_AND_THEN = 256;

  @Provide
  Arbitrary<Written> expressions() {
    return Reading.expressionsThatCanBeHot();
  }

  @Provide
  Arbitrary<List<SourceObject>> objects() {
    return ExpressionArbitraries.of(ExpressionLanguage.standard()).objects().list().ofSize(40);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void aProgramThatHasRunOftenAgreesWithItselfBeforeAndWithTheNaiveWalker(
      @ForAll("expressions") Written written, @ForAll("objects") List<SourceObject> objects) {
    Program program = written.compile(objects.get(0)).program();
    List<Outcome> before =
        objects.stream().map(object -> Outcome.of(program, object.context())).toList();

    runOften(program, usual(objects, before));

    Statistics.collect(
        objects.stream().anyMatch(object -> HotWatch.isHot(program, object.context())));
    Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 30));
    for (int i = 0; i < before.size(); i++) {
      SourceObject object = objects.get(i);
      Outcome after = Outcome.of(program, object.context());
      assertThat(after).as(written + " of " + object).isEqualTo(before.get(i));
      if (!after.isLimit()) {
        assertThat(after.withoutPlace())
            .as(written + " of " + object)
            .isEqualTo(
                Outcome.walked(
                    written.reading().walker(),
                    program.expression().tree(),
                    object,
                    object.context()));
      }
    }
  }

  /** Returns an object for which the expression does not fail, if there is one: it is faster. */
  private static SourceObject usual(List<SourceObject> objects, List<Outcome> outcomes) {
    return IntStream.range(0, objects.size())
        .filter(i -> outcomes.get(i).failure() == null)
        .mapToObj(objects::get)
        .findFirst()
        .orElse(objects.get(0));
  }

  private static void runOften(Program program, SourceObject object) {
    EvaluationContext context = object.context();
    for (int i = 0; i < OFTEN; i++) {
      Outcome.of(program, context);
      if (i % NOW_AND_THEN == 0 && HotWatch.isHot(program, context)) {
        return;
      }
    }
  }
}
