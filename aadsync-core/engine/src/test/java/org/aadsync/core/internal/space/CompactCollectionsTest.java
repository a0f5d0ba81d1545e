package org.aadsync.core.internal.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The collections that save memory do what those of the JDK do. */
class CompactCollectionsTest {
  /** Adds or removes a key. */
  record Step(boolean adds, int key) {}

  /** An element that knows its key; many keys share a hash. */
  private record Element(int key) {
    int hash() {
      return key % 7;
    }
  }

  @Property(tries = 200)
  @Label("A keyed set finds what a map finds, whatever was removed before")
  void keyedSet(@ForAll("steps") List<Step> steps) {
    Map<Integer, Element> model = new HashMap<>();
    KeyedSet<Element> set = new KeyedSet<>(Element::hash);
    for (Step step : steps) {
      Element known = model.get(step.key());
      if (step.adds() && known == null) {
        Element element = new Element(step.key());
        model.put(step.key(), element);
        set.add(element);
      } else if (!step.adds()) {
        Element other = new Element(step.key());
        assertThat(set.remove(other, other.hash())).as("another element").isFalse();
        if (known != null) {
          assertThat(set.remove(known, known.hash())).isTrue();
          model.remove(step.key());
        }
      }
      assertThat(set.find(step.key() % 7, element -> element.key() == step.key()))
          .isSameAs(model.get(step.key()));
    }
    assertThat(set).containsExactlyInAnyOrderElementsOf(model.values());
    model.forEach(
        (key, element) ->
            assertThat(set.find(key % 7, each -> each.key() == key)).isSameAs(element));
  }

  @Property(tries = 200)
  @Label("A compact set holds what a hash set holds, small or large")
  void compactSet(@ForAll("steps") List<Step> steps) {
    Set<Integer> model = new HashSet<>();
    CompactSet<Integer> set = new CompactSet<>();
    for (Step step : steps) {
      if (step.adds()) {
        model.add(step.key());
        set.add(step.key());
      } else {
        model.remove(step.key());
        set.remove(step.key());
      }
      assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
      assertThat(set.contains(step.key())).isEqualTo(model.contains(step.key()));
    }
    List<Integer> all = new ArrayList<>();
    set.forEach(all::add);
    assertThat(all).containsExactlyInAnyOrderElementsOf(model);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Boolean> adds = Arbitraries.of(true, true, false);
    Arbitrary<Integer> keys = Arbitraries.integers().between(0, 60);
    return Combinators.combine(adds, keys).as(Step::new).list().ofMaxSize(120);
  }
}
