package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.ValueType;

/**
 * Arbitraries for the values of the language, as {@link org.aadsync.expressions.value} lists them.
 * Each gives ordinary values and those at the borders; all shrink to short and small ones.
 */
public final class ValueArbitraries {
  /** The first instant that a date can be, the start of the year 1. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last instant that a date can be, to 100 nanoseconds, which is the unit of the language. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999900Z");

  private static final int UNITS_PER_SECOND = 10_000_000;
  private static final int MOST_VALUES = 4;

  private ValueArbitraries() {}

  /**
   * Returns values of {@code type}: {@code String}, {@code Long}, {@code Boolean}, {@code
   * ByteString}, {@code Instant} or {@code Reference}.
   */
  public static Arbitrary<Object> of(ValueType type) {
    return switch (type) {
      case STR -> texts().asGeneric();
      case NUM -> numbers().asGeneric();
      case BOOL -> Arbitraries.of(true, false).asGeneric();
      case BIN -> bytes().asGeneric();
      case DT -> dates().asGeneric();
      case REF -> references().asGeneric();
    };
  }

  /** Returns multi-values of one to four values of {@code type}. */
  public static Arbitrary<ImmutableList<Object>> manyOf(ValueType type) {
    return of(type).list().ofMinSize(1).ofMaxSize(MOST_VALUES).map(ImmutableList::copyOf);
  }

  /**
   * Returns texts: words, addresses, what looks like a value of another type, text beyond the basic
   * plane, blanks and control characters, and now and then unpaired surrogates.
   */
  public static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(Literals.TEXTS)),
        Tuple.of(4, Arbitraries.strings().ascii().ofMaxLength(12)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(6)));
  }

  /** Returns numbers of 64 bits, small ones and those at the borders of 8 to 64 bits more often. */
  public static Arbitrary<Long> numbers() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.longs().between(-5, 20)),
        Tuple.of(2, Arbitraries.of(Literals.NUMBERS)),
        Tuple.of(2, Arbitraries.of(Literals.NUMBERS).map(number -> ~number)),
        Tuple.of(2, Arbitraries.longs()));
  }

  /** Returns up to 40 bytes; those with 16 look like a GUID, some others like a SID. */
  public static Arbitrary<ByteString> bytes() {
    Arbitrary<Byte> one = Arbitraries.bytes();
    Arbitrary<ByteString> any = one.array(byte[].class).ofMaxSize(40).map(ByteString::copyOf);
    Arbitrary<ByteString> guid = one.array(byte[].class).ofSize(16).map(ByteString::copyOf);
    Arbitrary<ByteString> sid =
        Arbitraries.of(
            ByteString.fromHex("010500000000000515000000A065CF7E784B9B5FE77C8770091C0100"),
            ByteString.fromHex("01020000000000052000000020020000"));
    return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(2, guid), Tuple.of(1, sid));
  }

  /** Returns dates of the years 1 to 9999, in units of 100 nanoseconds. */
  public static Arbitrary<Instant> dates() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.of(
                FIRST.getEpochSecond(),
                LAST.getEpochSecond(),
                Instant.parse("1601-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2024-02-29T00:00:00Z").getEpochSecond()),
            Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()));
    Arbitrary<Integer> units =
        Arbitraries.oneOf(
            Arbitraries.just(0), Arbitraries.integers().between(0, UNITS_PER_SECOND - 1));
    return Combinators.combine(seconds, units)
        .as((second, unit) -> Instant.ofEpochSecond(second, unit * 100L));
  }

  /** Returns distinguished names, with escapes, blanks and components of several pairs. */
  public static Arbitrary<DistinguishedName> references() {
    Arbitrary<String> rdn =
        Combinators.combine(
                Arbitraries.of("CN", "ou", "DC", "dc"),
                Arbitraries.of(
                    "Joe", "US", "contoso", "com", "J\\2C S", "a\\,b", "x\\0ACNF:1", "Ж"))
            .as((type, value) -> type + "=" + value);
    Arbitrary<String> component =
        Arbitraries.frequencyOf(
            Tuple.of(9, rdn),
            Tuple.of(1, Combinators.combine(rdn, rdn).as((first, second) -> first + "+" + second)));
    return Combinators.combine(
            component.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(",", ", "))
        .as((rdns, separator) -> DistinguishedName.parse(String.join(separator, rdns)));
  }
}
