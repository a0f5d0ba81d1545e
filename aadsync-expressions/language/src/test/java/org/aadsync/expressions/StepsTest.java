package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aadsync.expressions.EvaluationException.Kind;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;

/** How much one evaluation may do. */
class StepsTest {
  private final TestSource source =
      new TestSource().with("otherPhone", ImmutableList.copyOf(Collections.nCopies(2000, "1")));

  private static void endsAtALimit(TestSource source, String expression) {
    assertThatThrownBy(() -> source.run(expression))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
  }

  @Test
  void collectionsInCollectionsEnd() {
    endsAtALimit(
        source,
        "Select($a,[otherPhone],Count(Select($b,[otherPhone],Count(Select($c,[otherPhone],1)))))");
  }

  @Test
  void aFewCollectionsInCollectionsDoNot() {
    source.with("otherPhone", texts("1", "2", "3"));
    assertThat(source.run("Select($a,[otherPhone],Count(Select($b,[otherPhone],Len($a & $b))))"))
        .isEqualTo(ImmutableList.of(3L, 3L, 3L));
  }

  @Test
  void theLimitOnStepsCanBeLowered() {
    ExpressionLanguage careful =
        ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxSteps(1000));
    assertThatThrownBy(() -> source.run(careful, "Select($a,[otherPhone],$a)"))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the evaluation takes more than 1000 steps");
  }

  @Test
  void longNamesReadAgainAndAgainEnd() {
    source.with("manager", DistinguishedName.parse("OU=a" + ",OU=a".repeat(10_000)));
    endsAtALimit(source, "Where($a,[otherPhone],[manager]=[manager])");
    source.with("manager", DistinguishedName.parse("OU=a,OU=a"));
    assertThat(source.run("Count(Where($a,[otherPhone],[manager]=[manager]))")).isEqualTo(2000L);
  }

  @Test
  void longTextsMadeAgainAndAgainEnd() {
    String blow = "Len(PadLeft(\"x\",9000000,\"y\"))";
    String expression =
        IntStream.range(0, 50).mapToObj(i -> blow).collect(Collectors.joining(" + "));
    endsAtALimit(new TestSource(), expression);
  }

  @Test
  void textsThatAreLongTogetherEnd() {
    endsAtALimit(source, "PadLeft([otherPhone],1000000,\"y\")");
    endsAtALimit(source, "[otherPhone] & Left([mail],0) & PadLeft(\"x\",9000,\"y\")");
    endsAtALimit(source, "Select($a,[otherPhone],PadLeft($a,1000000,\"y\"))");
  }

  @Test
  void aLargeResultIsTheSameAsASmallOne() {
    String long5000 = "x".repeat(5000);
    source.with("mail", " " + long5000).with("otherPhone", ImmutableList.of("1"));
    assertThat(source.run("Trim([mail])")).isEqualTo(long5000);
    assertThat(source.run("Trim([mail]) & [otherPhone]")).isEqualTo(texts(long5000 + "1"));
  }

  @Test
  void chanceIsTakenOnceAlsoIfTheResultIsLarge() {
    AtomicInteger taken = new AtomicInteger();
    EvaluationContext given = source.with("mail", "x".repeat(9000)).context();
    RandomGenerator counted =
        () -> {
          taken.incrementAndGet();
          return 7L;
        };
    TestSource.compile(ExpressionLanguage.standard(), "CStr(RandomNum(1,2)) & Trim([mail])", source)
        .run(new TestSource.WithRandom(given, counted));
    int atOnce = taken.get();
    taken.set(0);
    TestSource.compile(ExpressionLanguage.standard(), "CStr(RandomNum(1,2))", source)
        .run(new TestSource.WithRandom(given, counted));
    assertThat(atOnce).isEqualTo(taken.get());
  }
}
