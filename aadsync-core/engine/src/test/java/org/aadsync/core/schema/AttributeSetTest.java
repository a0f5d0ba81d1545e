package org.aadsync.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttributeSetTest {
  @Property(tries = 200)
  @Label(
      "A set gives back what was put into it, whether its values are many or one again and again")
  void givesBackWhatWasPut(@ForAll("values") Map<Integer, String> values) {
    AttributeSet.Builder builder = AttributeSet.builder();
    values.forEach(builder::set);
    AttributeSet set = builder.build();

    Map<Integer, Object> passed = new HashMap<>();
    set.forEach((value, slot) -> passed.put(slot, value));

    assertThat(passed).isEqualTo(values);
    assertThat(set.size()).isEqualTo(values.size());
    for (int slot = 0; slot < 200; slot++) {
      assertThat(set.get(slot)).isEqualTo(values.get(slot));
    }
    assertThat(set.toBuilder().build()).isEqualTo(set);
  }

  @Property(tries = 200)
  @Label("Sets of equal values are equal, also where one has copies of the values of the other")
  void equality(@ForAll("values") Map<Integer, String> values) {
    AttributeSet.Builder same = AttributeSet.builder();
    AttributeSet.Builder copies = AttributeSet.builder();
    values.forEach(
        (slot, value) -> {
          same.set(slot, value);
          copies.set(slot, new String(value.toCharArray()));
        });
    AttributeSet set = same.build();

    assertThat(copies.build()).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(set.with(199, "another")).isNotEqualTo(set);
  }

  @Provide
  Arbitrary<Map<Integer, String>> values() {
    Arbitrary<Integer> slots = Arbitraries.integers().between(0, 198);
    Arbitrary<String> few = Arbitraries.of("a", "b");
    Arbitrary<String> many = Arbitraries.strings().alpha().ofLength(3);
    return Arbitraries.oneOf(
        Arbitraries.maps(slots, few).ofMaxSize(100), Arbitraries.maps(slots, many).ofMaxSize(100));
  }
}
