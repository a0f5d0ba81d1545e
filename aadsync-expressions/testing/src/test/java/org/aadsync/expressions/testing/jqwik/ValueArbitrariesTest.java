package org.aadsync.expressions.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.aadsync.expressions.table.ValueText;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.ValueType;

class ValueArbitrariesTest {
  /** A value with the type that it was generated for. */
  private record Typed(String type, Object value) {}

  @Provide
  Arbitrary<Typed> values() {
    return Arbitraries.of(ValueType.values())
        .flatMap(
            type ->
                Arbitraries.oneOf(
                    ValueArbitraries.of(type).map(value -> new Typed(name(type), value)),
                    ValueArbitraries.manyOf(type)
                        .map(values -> new Typed("mv" + name(type), values))));
  }

  private static String name(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Property
  void everyValueIsOneOfItsTypeAndAnObjectCanHaveIt(@ForAll("values") Typed typed) {
    assertThat(ValueText.typeName(typed.value())).isEqualTo(typed.type());
    SourceObject object = SourceObject.empty().with("a", typed.value());
    assertThat(object.context().attribute(0)).isEqualTo(typed.value());
    assertThat(typed.value() instanceof ImmutableList<?> list ? list.size() : 1).isBetween(1, 4);
  }

  @Provide
  Arbitrary<Instant> dates() {
    return ValueArbitraries.dates();
  }

  @Property
  void datesAreThoseThatTheLanguageHas(@ForAll("dates") Instant date) {
    assertThat(date)
        .isBetween(
            Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.9999999Z"));
    assertThat(date.getNano() % 100).isZero();
  }

  @Provide
  Arbitrary<DistinguishedName> references() {
    return ValueArbitraries.references();
  }

  @Property
  void referencesAreDistinguishedNamesWithComponents(@ForAll("references") DistinguishedName dn) {
    assertThat(dn.rdns()).isNotEmpty();
  }

  @Provide
  Arbitrary<Long> numbers() {
    return ValueArbitraries.numbers();
  }

  @Property
  void numbersAreOfEverySize(@ForAll("numbers") Long number) {
    Statistics.collect(
        number == Long.MAX_VALUE
            ? "greatest"
            : number == Long.MIN_VALUE ? "least" : number < 0 ? "negative" : "other");
    Statistics.coverage(
        coverage -> {
          coverage.check("greatest").count(count -> count > 0);
          coverage.check("least").count(count -> count > 0);
          coverage.check("negative").percentage(percent -> percent > 10);
        });
  }

  @Provide
  Arbitrary<String> texts() {
    return ValueArbitraries.texts();
  }

  @Property
  void textsAreOfEveryKind(@ForAll("texts") String text) {
    Statistics.collect(
        text.isEmpty()
            ? "empty"
            : text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? "beyond the basic plane"
                : "other");
    Statistics.coverage(
        coverage -> {
          coverage.check("empty").count(count -> count > 0);
          coverage.check("beyond the basic plane").count(count -> count > 0);
        });
  }
}
