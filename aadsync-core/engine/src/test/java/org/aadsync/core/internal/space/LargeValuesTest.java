package org.aadsync.core.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Large values do what ordered sets do. */
class LargeValuesTest {
  /** Takes some values away, then adds some. */
  record Step(Set<Integer> gone, Set<Integer> come) {}

  private static List<Object> numbers(int count) {
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  @Property(tries = 150)
  @Label("Changed again and again, they hold what a linked hash set holds, in its order")
  void changes(@ForAll("steps") List<Step> steps) {
    Set<Object> model = new LinkedHashSet<>(numbers(200));
    List<Object> values = Objects.requireNonNull(LargeValues.of(model));
    for (Step step : steps) {
      model.removeAll(step.gone());
      model.addAll(step.come());
      List<Object> before = values;
      values =
          Objects.requireNonNull(
              values instanceof LargeValues large
                  ? large.with(step.come(), step.gone())
                  : LargeValues.of(model));

      assertThat(values).containsExactlyElementsOf(model).hasSameSizeAs(model);
      assertThat(values).isEqualTo(ImmutableList.copyOf(model));
      assertThat(values.toArray()).containsExactly(model.toArray());
      for (int i = -1; i < 400; i += 7) {
        assertThat(values.contains(i)).isEqualTo(model.contains(i));
      }
      assertDifferences(before, values);
      if (values instanceof LargeValues large) {
        assertThat(LargeValues.of(large.base(), large.removed(), large.added())).isEqualTo(large);
      }
      assertDifferences(values, before);
    }
  }

  private static void assertDifferences(List<Object> from, List<Object> to) {
    List<Object> gone = new ArrayList<>();
    List<Object> come = new ArrayList<>();
    LargeValues.forEachDifference(from, to, gone::add, come::add);

    Set<Object> before = new HashSet<>(from);
    Set<Object> after = new HashSet<>(to);
    assertThat(gone).containsExactlyInAnyOrderElementsOf(Sets.difference(before, after));
    assertThat(come).containsExactlyInAnyOrderElementsOf(Sets.difference(after, before));
    assertThat(LargeValues.sameSet(from, to)).isEqualTo(before.equals(after));
  }

  @Property(tries = 100)
  @Label("Values that are given anew are the same set, whatever they have in common with the old")
  void anew(@ForAll("steps") List<Step> steps, @ForAll long seed) {
    LargeValues old = (LargeValues) Objects.requireNonNull(LargeValues.of(numbers(200)));
    Set<Object> wanted = new LinkedHashSet<>(old);
    steps.forEach(
        step -> {
          wanted.removeAll(step.gone());
          wanted.addAll(step.come());
        });
    List<Object> shuffled = new ArrayList<>(wanted);
    Collections.shuffle(shuffled, new Random(seed));

    List<Object> values = Objects.requireNonNull(LargeValues.of(shuffled, old));

    assertThat(values).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(wanted.equals(new HashSet<>(old))).isEqualTo(values == old);
  }

  @Test
  @DisplayName("None are null, and few are an immutable list")
  void few() {
    assertThat(LargeValues.of(List.of())).isNull();
    assertThat(LargeValues.of(numbers(3))).isInstanceOf(ImmutableList.class);
  }

  @Test
  @DisplayName("Nobody can change them")
  void unmodifiable() {
    List<Object> values = Objects.requireNonNull(LargeValues.of(numbers(200)));

    assertThatThrownBy(() -> values.add(7)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Set<Integer>> some = Arbitraries.integers().between(0, 380).set().ofMaxSize(30);
    return Combinators.combine(some, some).as(Step::new).list().ofMaxSize(12);
  }
}
