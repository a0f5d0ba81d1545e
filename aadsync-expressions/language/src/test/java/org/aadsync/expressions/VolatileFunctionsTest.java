package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Now, Guid and RandomNum take time and chance from the context, at each evaluation. */
class VolatileFunctionsTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();
  private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

  private static Object value(String expression, RandomGenerator random, List<Input> inputs) {
    return value(expression, InstantSource.fixed(NOON), random, inputs);
  }

  private static Object value(
      String expression, InstantSource clock, RandomGenerator random, List<Input> inputs) {
    GivenInputs given = GivenInputs.of(inputs);
    Program program = TestSource.compile(LANGUAGE, expression, given);
    FlowResult result = program.evaluate(given.context(clock, random));
    assertThat(result).isInstanceOf(FlowResult.Value.class);
    return ((FlowResult.Value) result).value();
  }

  @Test
  void onlyTheseFunctionsAndThoseThatReadTheSourceAreVolatile() {
    assertThat(LANGUAGE.functions().functions())
        .filteredOn(function -> !function.isDeterministic())
        .extracting(FunctionDeclaration::name)
        .containsExactlyInAnyOrder(
            "GUID", "Guid", "ImportedValue", "Now", "RandomNum", "ValueCount");
  }

  @Test
  void nowIsReadAtEachEvaluationOfAProgram() {
    GivenInputs inputs = GivenInputs.of(List.of());
    Program program = TestSource.compile(LANGUAGE, "FormatDateTime(Now(),\"HH:mm\")", inputs);
    List<Object> results = new ArrayList<>();
    for (Instant time : List.of(NOON, NOON.plusSeconds(60))) {
      results.add(program.run(inputs.context(InstantSource.fixed(time), new Random(0))));
    }

    assertThat(results).containsExactly("12:00", "12:01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Guid()", "GUID()"})
  void aGuidIsOfVersion4AndOfTheVariantOfTheStandard(String expression) {
    // All bits set and no bit set: what stays is what the layout says.
    RandomGenerator ones = () -> -1L;
    RandomGenerator zeros = () -> 0L;

    assertThat(value(expression, ones, List.of()))
        .isEqualTo("ffffffff-ffff-4fff-bfff-ffffffffffff");
    assertThat(value(expression, zeros, List.of()))
        .isEqualTo("00000000-0000-4000-8000-000000000000");
  }

  @Test
  void oneSourceOfChanceGivesOneSequenceOfGuids() {
    String three = "Guid() & Guid() & Guid()";

    Object first = value(three, new Random(7), List.of());

    assertThat(first).isEqualTo(value(three, new Random(7), List.of()));
    assertThat(first).isNotEqualTo(value(three, new Random(8), List.of()));
  }

  @Test
  void guidsDiffer() {
    RandomGenerator random = new Random(1);
    Set<UUID> seen = new TreeSet<>();
    Stream.generate(() -> (String) value("Guid()", random, List.of()))
        .limit(1000)
        .map(UUID::fromString)
        .forEach(seen::add);

    assertThat(seen).hasSize(1000);
  }

  @Test
  void everyNumberOfARangeComes() {
    RandomGenerator random = new Random(3);
    Set<Object> seen = new TreeSet<>();
    for (int i = 0; i < 200; i++) {
      seen.add(value("RandomNum(-1,2)", random, List.of()));
    }

    assertThat(seen).containsExactly(-1L, 0L, 1L, 2L);
  }

  @Property(tries = 2000)
  void aRandomNumberIsInItsRange(
      @ForAll long one, @ForAll long other, @ForAll @LongRange(min = 0) long seed) {
    long start = Math.min(one, other);
    long end = Math.max(one, other);

    Object number =
        value(
            "RandomNum([start],[end])",
            new Random(seed),
            List.of(new Input(false, "start", start), new Input(false, "end", end)));

    assertThat((Long) number).isBetween(start, end);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, 0, Long.MAX_VALUE - 2})
  void theLargestNumberCanComeFromARangeUpToIt(long start) {
    // Of this generator a bounded number is the greatest one below the bound.
    RandomGenerator greatest =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return Long.MAX_VALUE;
          }

          @Override
          public long nextLong(long origin, long bound) {
            return bound - 1;
          }
        };

    assertThat(
            value(
                "RandomNum([start],9223372036854775807)",
                greatest,
                List.of(new Input(false, "start", start))))
        .isEqualTo(Long.MAX_VALUE);
  }
}
