package org.aadsync.core.internal.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

  @Property(tries = 200)
  @Label("An object set tells equal objects apart, whatever came and went before")
  void objectSet(@ForAll("steps") List<Step> steps) {
    Map<Integer, Element> elements = new HashMap<>();
    Set<Element> model = Collections.newSetFromMap(new IdentityHashMap<>());
    ObjectSet<Element> set = new ObjectSet<>();
    for (Step step : steps) {
      Element element = elements.computeIfAbsent(step.key(), Element::new);
      boolean changed = step.adds() ? set.add(element) : set.remove(element);
      assertThat(changed).isEqualTo(step.adds() ? model.add(element) : model.remove(element));
      assertThat(set.contains(element)).isEqualTo(step.adds());
      assertThat(set.contains(new Element(step.key()))).as("an equal object").isFalse();
    }
    assertThat(set).hasSameSizeAs(model);
    set.forEach(element -> assertThat(model).contains(element));
  }

  @Test
  @DisplayName("P9: going through an object set costs what it has, not what it once had")
  void fewOfMany() {
    List<Object> many = Stream.generate(Object::new).limit(100_000).toList();
    Set<Object> few = Set.copyOf(many.subList(0, 10));
    ObjectSet<Object> set = new ObjectSet<>();
    set.addAll(many);
    many.stream().filter(element -> !few.contains(element)).forEach(set::remove);

    assertThat(set).containsExactlyInAnyOrderElementsOf(few);
    assertThat(set.capacity()).isLessThan(200);
    set.addAll(many);
    set.clear();
    assertThat(set.capacity()).isLessThan(200);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Boolean> adds = Arbitraries.of(true, true, false);
    Arbitrary<Integer> keys = Arbitraries.integers().between(0, 60);
    return Combinators.combine(adds, keys).as(Step::new).list().ofMaxSize(120);
  }
}
