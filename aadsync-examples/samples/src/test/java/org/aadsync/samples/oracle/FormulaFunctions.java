package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the inbound rules of the directory and the outbound rules use
 * (spec/functions.md). What only the cloud's inbound rules use is missing on purpose: see {@link
 * OracleMetaverse}.
 */
final class FormulaFunctions {
  private static final Instant FILETIME_START = Instant.parse("1601-01-01T00:00:00Z");
  private static final Instant FILETIME_END = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private FormulaFunctions() {}

  static @Nullable Object call(String name, List<@Nullable Object> arguments) {
    Object first = arguments.get(0);
    Object second = arguments.size() > 1 ? arguments.get(1) : null;
    return switch (name) {
      case "IsPresent" -> !empty(first);
      case "IsNullOrEmpty" -> empty(first);
      case "IsNull" -> first == null;
      case "IsString" ->
          first instanceof String || first instanceof Long || first instanceof Boolean;
      case "CBool" -> FormulaValues.truth(first);
      case "CStr" -> first == null ? null : FormulaValues.written(first);
      case "CRef" -> first == null ? null : Names.parsed(FormulaValues.text(first));
      case "Trim" -> trim(first);
      case "Left" -> left(first, FormulaValues.number(second));
      case "InStr" ->
          first == null || second == null
              ? 0L
              : FormulaValues.text(first).indexOf(FormulaValues.text(second)) + 1L;
      case "Word" -> word(first, FormulaValues.number(second), arguments.get(2));
      case "BitAnd" ->
          first == null || second == null
              ? null
              : (Object) (FormulaValues.number(first) & FormulaValues.number(second));
      case "Item" -> item(FormulaValues.list(first), FormulaValues.number(second));
      case "Contains" -> contains(FormulaValues.list(first), FormulaValues.text(second));
      case "RemoveDuplicates" ->
          first == null ? null : List.copyOf(new LinkedHashSet<>(FormulaValues.list(first)));
      case "DNComponent" -> first == null ? null : component(first, FormulaValues.number(second));
      case "ConvertToBase64" ->
          first == null ? null : Base64.getEncoder().encodeToString(FormulaValues.bytes(first));
      case "ConvertToUTF8Hex" ->
          first == null
              ? null
              : HexFormat.of()
                  .withUpperCase()
                  .formatHex(FormulaValues.text(first).getBytes(StandardCharsets.UTF_8));
      case "StringFromSid" -> first == null ? null : sid(FormulaValues.bytes(first));
      case "DateFromNum" -> first == null ? null : date(FormulaValues.number(first));
      case "FormatDateTime" -> first == null ? null : format(first, FormulaValues.text(second));
      case "Error" ->
          throw new FormulaException(
              "sync-rule-error-function-triggered", FormulaValues.text(first));
      default -> throw new AssertionError("the oracle has no function " + name);
    };
  }

  private static boolean empty(@Nullable Object value) {
    return value == null
        || value.equals("")
        || (value instanceof List<?> values && values.isEmpty())
        || (value instanceof ByteBuffer buffer && !buffer.hasRemaining());
  }

  /** Value by value for a multi-valued attribute (section 6). */
  private static @Nullable Object trim(@Nullable Object value) {
    if (value instanceof List<?> values) {
      List<Object> trimmed = new ArrayList<>();
      for (Object each : values) {
        trimmed.add(Names.trim(FormulaValues.text(each)));
      }
      return trimmed;
    }
    return value == null ? null : Names.trim(FormulaValues.text(value));
  }

  /** Counts UTF-16 code units (Z-9); a negative count keeps everything; NULL is empty text. */
  private static String left(@Nullable Object value, long count) {
    String text = value == null ? "" : FormulaValues.text(value);
    return count < 0 || count >= text.length() ? text : text.substring(0, (int) count);
  }

  private static String word(@Nullable Object value, long place, @Nullable Object delimiters) {
    if (value == null) {
      return "";
    }
    String[] words =
        FormulaValues.text(value)
            .split("[" + java.util.regex.Pattern.quote(FormulaValues.text(delimiters)) + "]", -1);
    return place < 1 || place > words.length ? "" : words[(int) place - 1];
  }

  private static Object item(List<?> values, long place) {
    if (place < 1 || place > values.size()) {
      throw FormulaException.unnamed("no item " + place + " of " + values.size());
    }
    return values.get((int) place - 1);
  }

  /** Case-sensitive by default (Z-5). */
  private static long contains(List<?> values, String part) {
    for (int i = 0; i < values.size(); i++) {
      if (FormulaValues.text(values.get(i)).contains(part)) {
        return i + 1L;
      }
    }
    return 0;
  }

  private static @Nullable String component(Object dn, long place) {
    List<String> components = Names.components(((Names.Parsed) dn).text());
    return place < 1 || place > components.size() ? null : components.get((int) place - 1);
  }

  /** MS-DTYP 2.4.2. */
  private static String sid(byte[] sid) {
    if (sid.length < 8 || sid.length != 8 + 4 * (sid[1] & 0xFF)) {
      throw FormulaException.unnamed("not a security identifier");
    }
    ByteBuffer buffer = ByteBuffer.wrap(sid);
    long authority = buffer.getLong(0) & 0xFFFF_FFFF_FFFFL;
    StringBuilder text = new StringBuilder("S-").append(sid[0] & 0xFF).append('-');
    text.append(
        authority < 1L << 32 ? Long.toString(authority) : String.format("0x%012X", authority));
    buffer.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int place = 8; place < sid.length; place += 4) {
      text.append('-').append(buffer.getInt(place) & 0xFFFF_FFFFL);
    }
    return text.toString();
  }

  /** FILETIME: steps of 100 ns since 1601; "never" (the greatest number) is out of range. */
  private static Instant date(long number) {
    if (number < 0) {
      throw FormulaException.unnamed("before 1601");
    }
    Instant date =
        FILETIME_START.plusSeconds(number / 10_000_000).plusNanos(number % 10_000_000 * 100);
    if (date.isAfter(FILETIME_END)) {
      throw FormulaException.unnamed("after 9999");
    }
    return date;
  }

  /** The specifiers of .NET that the configuration uses; anything else stands for itself. */
  private static String format(Object value, String format) {
    if (!(value instanceof Instant instant)) {
      throw FormulaException.unnamed("not a date: " + value);
    }
    ZonedDateTime date = instant.atZone(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < format.length(); ) {
      String run = run(format, place);
      text.append(
          switch (run) {
            case "yyyy" -> String.format("%04d", date.getYear());
            case "MM" -> String.format("%02d", date.getMonthValue());
            case "dd" -> String.format("%02d", date.getDayOfMonth());
            case "HH" -> String.format("%02d", date.getHour());
            case "mm" -> String.format("%02d", date.getMinute());
            case "ss" -> String.format("%02d", date.getSecond());
            case ".", "0", "Z", "-", ":", "T" -> run;
            default -> throw new AssertionError("the oracle has no specifier " + run);
          });
      place += run.length();
    }
    return text.toString();
  }

  private static String run(String format, int start) {
    int end = start + 1;
    while (end < format.length() && format.charAt(end) == format.charAt(start)) {
      end++;
    }
    return format.substring(start, end);
  }
}
