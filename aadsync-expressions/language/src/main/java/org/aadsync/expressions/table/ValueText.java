package org.aadsync.expressions.table;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.aadsync.expressions.value.ValueType;

/**
 * Values as tables and the command line write them: {@code num} in decimal digits, {@code bool} as
 * True or False, {@code bin} in upper-case hexadecimal digits, {@code dt} as ISO 8601 in UTC,
 * {@code ref} as its distinguished name, {@code str} as it is; a multi-value by its values.
 */
public final class ValueText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final ImmutableMap<String, ValueType> SINGLE =
      ImmutableMap.of(
          "str", ValueType.STR,
          "num", ValueType.NUM,
          "bool", ValueType.BOOL,
          "bin", ValueType.BIN,
          "dt", ValueType.DT,
          "ref", ValueType.REF);

  private static final ImmutableMap<String, ValueType> MULTI =
      ImmutableMap.of(
          "mvstr", ValueType.STR,
          "mvnum", ValueType.NUM,
          "mvbin", ValueType.BIN,
          "mvref", ValueType.REF);

  private ValueText() {}

  /** Returns the name of the type of a value, such as {@code mvstr}. */
  public static String typeName(Object value) {
    if (value instanceof List<?> list) {
      return "mv" + (list.isEmpty() ? "str" : typeName(list.get(0)));
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Long) {
      return "num";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof ByteString) {
      return "bin";
    }
    return value instanceof Instant ? "dt" : "ref";
  }

  /** Returns the texts of a value: one, or one for each value of a multi-value. */
  public static List<String> format(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ValueText::formatSingle).toList();
    }
    return ImmutableList.of(formatSingle(value));
  }

  /**
   * Returns a value with its type for messages, such as {@code mvstr "a"|"b"}: text in quotes, with
   * escapes for what does not show, so that two values that differ look different.
   */
  public static String describe(Object value) {
    String text =
        value instanceof List<?> list
            ? list.stream().map(ValueText::quotedSingle).collect(Collectors.joining("|"))
            : quotedSingle(value);
    return typeName(value) + " " + text;
  }

  private static String quotedSingle(Object value) {
    return value instanceof String text
        ? '"' + Escapes.encode(text, "").replace("\"", "\"\"") + '"'
        : formatSingle(value);
  }

  private static String formatSingle(Object value) {
    if (value instanceof Boolean condition) {
      return condition ? "True" : "False";
    }
    if (value instanceof ByteString bytes) {
      return bytes.toHex();
    }
    if (value instanceof Reference reference) {
      return reference.dn();
    }
    return value instanceof Instant instant ? formatInstant(instant) : value.toString();
  }

  private static String formatInstant(Instant instant) {
    String seconds = SECONDS.format(instant);
    return instant.getNano() == 0
        ? seconds + "Z"
        : seconds + String.format(Locale.ROOT, ".%07dZ", instant.getNano() / 100);
  }

  /** Returns whether {@code type} is the name of a type of values. */
  static boolean isType(String type) {
    return SINGLE.containsKey(type) || MULTI.containsKey(type);
  }

  /**
   * Returns the value that {@code text} spells, with the escapes of the format; a multi-value's
   * values are separated by {@code |}.
   */
  static Object parse(String type, String text) throws TableSyntaxException {
    ValueType element = MULTI.get(type);
    if (element != null) {
      List<Object> values = new ArrayList<>();
      for (String piece : Splitter.on('|').split(text)) {
        values.add(parse(element, Escapes.decode(piece)));
      }
      return ImmutableList.copyOf(values);
    }
    ValueType single = SINGLE.get(type);
    if (single == null) {
      throw new TableSyntaxException(
          "'"
              + type
              + "' is no type; types are str, num, bool, bin, dt, ref, mvstr, mvnum, mvbin,"
              + " mvref");
    }
    return parse(single, Escapes.decode(text));
  }

  private static Object parse(ValueType type, String text) throws TableSyntaxException {
    try {
      return switch (type) {
        case STR -> text;
        case NUM -> Long.valueOf(text);
        case BOOL -> parseBool(text);
        case BIN -> ByteString.fromHex(text);
        case DT -> Instant.parse(text);
        case REF -> DistinguishedName.parse(text);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new TableSyntaxException(
          "'" + text + "' is no value of type " + type.name().toLowerCase(Locale.ROOT));
    }
  }

  private static boolean parseBool(String text) {
    return switch (text) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
