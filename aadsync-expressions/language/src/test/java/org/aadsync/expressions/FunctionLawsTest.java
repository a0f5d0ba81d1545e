package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.aadsync.expressions.table.GivenInputs;
import org.aadsync.expressions.table.Input;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;

/** What holds between functions for every value: inverses, and tests of what others accept. */
class FunctionLawsTest {
  private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  /** The result of an expression that compiles, of the attribute a and the clock. */
  private static FlowResult evaluate(String expression, Object a, Instant now) {
    GivenInputs inputs = GivenInputs.of(List.of(new Input(false, "a", a)));
    return TestSource.compile(LANGUAGE, expression, inputs)
        .evaluate(inputs.context(InstantSource.fixed(now), new Random(0)));
  }

  private static FlowResult evaluate(String expression, Object a) {
    return evaluate(expression, a, Instant.EPOCH);
  }

  private static Object value(FlowResult result) {
    assertThat(result).isInstanceOf(FlowResult.Value.class);
    return ((FlowResult.Value) result).value();
  }

  private static Object value(String expression, Object a) {
    return value(evaluate(expression, a));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "12",
            "-",
            "+",
            " ",
            "&H",
            "F",
            "/",
            ":",
            ".",
            "T",
            "Z",
            "AM",
            "PM",
            "{",
            "}",
            "2015",
            "02",
            "29",
            "12345678",
            "-9abc",
            "-def0-1122-",
            "334455667788",
            "9223372036854775807",
            "\uD83D\uDE00",
            "\uD83D",
            "\u0661",
            "\u00A0",
            "\u0000");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(8).map(list -> String.join("", list)), Arbitraries.strings());
  }

  @Provide
  Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        texts().asGeneric(),
        Arbitraries.longs().map(Object.class::cast),
        Arbitraries.of(true, false).map(Object.class::cast),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(18).map(ByteString::copyOf),
        Arbitraries.just(DistinguishedName.parse("CN=x")),
        texts().list().ofMinSize(1).ofMaxSize(3).map(ImmutableList::copyOf));
  }

  @Property(tries = 3000)
  void testsNeverFail(@ForAll("values") Object value, @ForAll("tests") String test) {
    assertThat(value("CStr(IIF(" + test + "([a]),True,False))", value)).isNotNull();
  }

  @Provide
  Arbitrary<String> tests() {
    return Arbitraries.of(
        "IsDate",
        "IsEmpty",
        "IsGuid",
        "IsNull",
        "IsNullOrEmpty",
        "IsNumeric",
        "IsPresent",
        "IsString");
  }

  @Property(tries = 3000)
  void aTestSaysWhetherTheConversionSucceeds(
      @ForAll("texts") String text, @ForAll("conversions") String conversion) {
    Object said = value("Is" + conversion.substring(0, conversion.indexOf(' ')) + "([a])", text);
    FlowResult result = evaluate(conversion.substring(conversion.indexOf(' ') + 1), text);

    assertThat(result instanceof FlowResult.Value).as("%s of %s", result, text).isEqualTo(said);
  }

  @Provide
  Arbitrary<String> conversions() {
    return Arbitraries.of("Date CDate([a])", "Guid CGuid([a])", "Numeric CNum([a])");
  }

  @Property
  void bytesOfANumberAreThatNumber(@ForAll @LongRange(min = 0) long number) {
    assertThat(value("CNum(CBin([a],8))", number)).isEqualTo(number);
  }

  @Property
  void textOfANumberIsThatNumber(@ForAll long number) {
    assertThat(value("CNum(CStr([a]))", number)).isEqualTo(number);
  }

  @Property
  void textOfAGuidIsThatGuid(@ForAll @Size(16) byte[] bytes) {
    ByteString guid = ByteString.copyOf(bytes);

    assertThat(value("CGuid(StringFromGuid([a]))", guid)).isEqualTo(guid);
    assertThat(value("CGuid(\"{\" & StringFromGuid([a]) & \"}\")", guid)).isEqualTo(guid);
  }

  @Provide
  Arbitrary<String> wellFormedTexts() {
    return Arbitraries.strings()
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  @Property
  void encodedTextIsThatText(@ForAll("wellFormedTexts") String text) {
    assertThat(value("ConvertFromBase64(ConvertToBase64([a]))", text)).isEqualTo(text);
    assertThat(value("ConvertFromUTF8Hex(ConvertToUTF8Hex([a]))", text)).isEqualTo(text);
  }

  @Property
  void everyTextCanBePartOfAName(@ForAll("texts") String text) {
    DistinguishedName name =
        (DistinguishedName) value("CRef(EscapeDNComponent(\"CN=\" & [a]) & \",DC=x\")", text);

    assertThat(name.rdns()).hasSize(2);
    assertThat(value("DNComponentRev([a],1)", name)).isEqualTo("x");
  }

  private static Instant date(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, 10_000_000), Math.floorMod(ticks, 10_000_000) * 100L);
  }

  @Provide
  Arbitrary<Instant> dates() {
    return Arbitraries.longs()
        .between(-621_355_968_000_000_000L, 2_534_023_007_999_999_999L)
        .map(FunctionLawsTest::date);
  }

  @Property
  void theNumberOfADateIsThatDate(
      @ForAll @LongRange(min = 0, max = 2_650_467_743_999_999_999L) long number) {
    assertThat(value("NumFromDate(DateFromNum([a]))", number)).isEqualTo(number);
  }

  @Property
  void aFormattedDateIsThatDate(@ForAll("dates") Instant date, @ForAll("formats") String format) {
    assertThat(value(evaluate("CDate(FormatDateTime(Now(),[a]))", format, date))).isEqualTo(date);
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(
        "o",
        "yyyy-MM-dd H:mm:ss.fffffff",
        "M/d/yyyy h:mm:ss.fffffff tt zz",
        "yyyyMMddHHmmss.fffffffZ");
  }

  @Property
  void dateAddIsTheCalendarsArithmetic(
      @ForAll("dates") Instant date,
      @ForAll @IntRange(min = -200_000, max = 200_000) int value,
      @ForAll("intervals") String interval) {
    LocalDateTime from = LocalDateTime.ofInstant(date, ZoneOffset.UTC);
    LocalDateTime sum =
        switch (interval) {
          case "yyyy" -> from.plusYears(value);
          case "q" -> from.plus(Period.ofMonths(3 * value));
          case "m" -> from.plusMonths(value);
          case "ww" -> from.plusWeeks(value);
          case "h" -> from.plusHours(value);
          case "n" -> from.plusMinutes(value);
          case "s" -> from.plusSeconds(value);
          default -> from.plusDays(value);
        };
    FlowResult result = evaluate("DateAdd(\"" + interval + "\",[a],Now())", (long) value, date);

    if (sum.getYear() < 1 || sum.getYear() > 9999) {
      assertThat(((FlowResult.Failure) result).cause().kind())
          .isEqualTo(EvaluationException.Kind.OVERFLOW);
    } else {
      assertThat(value(result)).isEqualTo(sum.toInstant(ZoneOffset.UTC));
    }
  }

  @Provide
  Arbitrary<String> intervals() {
    return Arbitraries.of("yyyy", "q", "m", "y", "d", "w", "ww", "h", "n", "s");
  }

  @Property
  void theFormatsThatJavaHasTooGiveTheSame(@ForAll("dates") Instant date) {
    String format = "yyyy-MM-dd HH:mm:ss hh MMMM MMM dddd ddd d M H m s";
    DateTimeFormatter java =
        DateTimeFormatter.ofPattern(
            "uuuu-MM-dd HH:mm:ss hh MMMM MMM EEEE EEE d M H m s", Locale.ENGLISH);
    String expected = java.format(LocalDateTime.ofInstant(date, ZoneOffset.UTC));

    assertThat(value(evaluate("FormatDateTime(Now(),[a])", format, date))).isEqualTo(expected);
  }
}
