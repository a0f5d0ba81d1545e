package org.aadsync.expressions.testing.jqwik;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Literals of the language, at random: mostly such as mean something to some function. */
final class Literals {
  static final ImmutableList<String> TEXTS =
      ImmutableList.of(
          "",
          "a",
          " ",
          "Joe",
          "SMTP:joe@contoso.com",
          "smtp:",
          "@",
          ",",
          "a;b;;c",
          "ß ſ İ ı",
          "e\u0301 Ж 漢",
          "\uD83D\uDE00",
          "\"",
          "\\",
          "\\n",
          "\r\n",
          "\t",
          "True",
          "0",
          "-42",
          "9223372036854775807",
          "2001-01-01",
          "12/25/2007",
          "2013-01-10 4:00 PM -8",
          "yyyy-MM-dd HH:mm:ss.fff",
          "m",
          "ww",
          "12345678-9abc-def0-1122-334455667788",
          "{12345678-9ABC-DEF0-1122-334455667788}",
          "SGVsbG8gd29ybGQh",
          "48656C6C6F",
          "cn=Joe,ou=US, dc=contoso,dc=com",
          "OU=Sales+CN=J\\2C S,DC=x",
          "a:b,c:");

  static final ImmutableList<Long> NUMBERS =
      ImmutableList.of(
          0L,
          1L,
          2L,
          3L,
          5L,
          16L,
          127L,
          255L,
          448L,
          65_536L,
          2_147_483_647L,
          2_147_483_648L,
          4_294_967_295L,
          129_699_324_000_000_000L,
          9_223_372_036_854_775_807L);

  private static final String ALPHABET = "abcXYZ019 .,;:-_@=&|<>()[]%$'\"\\\téßЖ";

  private Literals() {}

  /** Returns {@code value} as a literal. */
  static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
  }

  /** Returns a text. */
  static String text(Random random) {
    if (random.nextInt(4) > 0) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  /** Returns a number that is not negative; the language has no others. */
  static long number(Random random) {
    return random.nextInt(3) > 0 ? random.nextInt(6) : NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  /** Returns a number as a literal, decimal or hexadecimal. */
  static String number(long value, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "&H" + Long.toHexString(value).toUpperCase(Locale.ROOT);
      case 1 -> "&h" + Long.toHexString(value);
      case 2 -> "0" + value;
      default -> Long.toString(value);
    };
  }

  /** Returns shorter texts, if {@code literal} is one. */
  static Stream<String> shorter(String literal) {
    if (!literal.startsWith("\"")) {
      return Stream.empty();
    }
    String value =
        literal.substring(1, literal.length() - 1).replace("\"\"", "\"").replace("\\\\", "\\");
    int length = value.length();
    Stream<String> halves =
        length < 4
            ? Stream.empty()
            : Stream.of(value.substring(0, length / 2), value.substring(length / 2));
    Stream<String> withoutOne =
        IntStream.range(0, length).mapToObj(i -> value.substring(0, i) + value.substring(i + 1));
    return Stream.concat(halves, withoutOne).map(Literals::text);
  }

  /** Returns one of {@code choices}. */
  static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
