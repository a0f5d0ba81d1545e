package org.aadsync.core.config;

import com.google.common.base.CaseFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aadsync.core.rules.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of one element, reports what is missing or malformed, and remembers which parts
 * were asked for. A part that is malformed reads as if it were absent. For use by one thread.
 */
final class Element {
  private static final UUID ZERO = new UUID(0, 0);
  private static final Pattern GUID =
      Pattern.compile("\\{?\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}?");
  private static final Pattern TIME_SPAN =
      Pattern.compile("(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,7}))?");

  private final XmlNode node;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  Element(XmlNode node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  Position position() {
    return node.position();
  }

  XmlNode node() {
    return node;
  }

  /** Says that the product writes these elements and that nothing depends on them. */
  Element ignoring(String... names) {
    known.addAll(Arrays.asList(names));
    return this;
  }

  /** Returns the elements named {@code name}. */
  List<XmlNode> all(String name) {
    known.add(name);
    return node.all(name);
  }

  /** Returns the element {@code name}, or null; there must not be two. */
  @Nullable XmlNode only(String name) {
    List<XmlNode> found = all(name);
    if (found.size() > 1) {
      problems.error(
          Code.REPEATED,
          found.get(1).position(),
          "<" + node.name() + "> has " + found.size() + " elements <" + name + ">, one is expected",
          null);
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /** Returns the text of {@code name} without outer white space, or null if it has none. */
  @Nullable String text(String name) {
    XmlNode child = only(name);
    String text = child == null ? "" : child.text().strip();
    return text.isEmpty() ? null : text;
  }

  /** As {@link #text}; absent text is an error. */
  @Nullable String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      problems.error(
          Code.MISSING,
          node.position(),
          "<" + node.name() + "> has no <" + name + ">, which is required",
          null);
    }
    return text;
  }

  /** Returns the GUID {@code name}, or null; the zero GUID is none. */
  @Nullable UUID guid(String name) {
    return toGuid(name, text(name));
  }

  /** As {@link #guid}; an absent one is an error. */
  @Nullable UUID requiredGuid(String name) {
    String text = requiredText(name);
    UUID id = toGuid(name, text);
    if (id == null && text != null && isGuid(text)) {
      badValue(name, text, "a GUID that is not zero");
    }
    return id;
  }

  /** Returns the Boolean {@code name}; absent is no. */
  boolean flag(String name) {
    return flag(name, false);
  }

  /** Returns the Boolean {@code name}, or {@code absent}. */
  boolean flag(String name, boolean absent) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    Boolean value = toBoolean(text);
    if (value == null) {
      badValue(name, text, "True, False, 1 or 0");
      return absent;
    }
    return value;
  }

  /** Returns the integer {@code name}, or {@code absent}. */
  int integer(String name, int absent) {
    String text = text(name);
    if (text != null) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        badValue(name, text, "an integer");
      }
    }
    return absent;
  }

  /** Returns the duration {@code name} in the form {@code [d.]hh:mm:ss}, or zero. */
  Duration duration(String name) {
    String text = text(name);
    if (text == null) {
      return Duration.ZERO;
    }
    Matcher parts = TIME_SPAN.matcher(text);
    if (!parts.matches()) {
      badValue(name, text, "a duration such as 1.00:30:00");
      return Duration.ZERO;
    }
    String days = parts.group(1);
    return Duration.ofDays(days == null ? 0 : Long.parseLong(days))
        .plusHours(Long.parseLong(parts.group(2)))
        .plusMinutes(Long.parseLong(parts.group(3)))
        .plusSeconds(Long.parseLong(parts.group(4)));
  }

  /** Returns the constant of {@code type} that {@code name} names, or null. */
  <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, boolean required) {
    String text = required ? requiredText(name) : text(name);
    if (text == null) {
      return null;
    }
    String wanted = text.replace("_", "");
    for (E constant : type.getEnumConstants()) {
      if (constant.name().replace("_", "").equalsIgnoreCase(wanted)) {
        return constant;
      }
    }
    badValue(name, text, "one of " + names(type));
    return null;
  }

  /** Reports that {@code name} has the value {@code found} instead of what is expected. */
  void badValue(String name, String found, String expected) {
    XmlNode child = node.find(name);
    problems.error(
        Code.BAD_VALUE,
        child == null ? node.position() : child.position(),
        "<" + name + "> is \"" + shortened(found) + "\"; expected is " + expected,
        null);
  }

  /** Notes the elements that nobody asked for. */
  void finish() {
    for (XmlNode child : node.children()) {
      if (!known.contains(child.name())) {
        problems.unknown(child.position(), node.name() + "/" + child.name());
      }
    }
  }

  /** Returns what {@code True}, {@code true}, {@code 1} and their opposites mean, else null. */
  static @Nullable Boolean toBoolean(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Boolean.TRUE;
      case "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Returns {@code text} cut to a length that fits a message. */
  static String shortened(String text) {
    return text.length() <= 80
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40))
            + "… ("
            + text.length()
            + " characters)";
  }

  private static boolean isGuid(String text) {
    return GUID.matcher(text).matches() && text.startsWith("{") == text.endsWith("}");
  }

  private @Nullable UUID toGuid(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!isGuid(text)) {
      badValue(name, text, "a GUID such as {f32ac5b9-0c45-4f0d-9f8a-1f0e4d8a2c11}");
      return null;
    }
    UUID id = UUID.fromString(text.startsWith("{") ? text.substring(1, text.length() - 1) : text);
    return id.equals(ZERO) ? null : id;
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, constant.name()))
        .collect(Collectors.joining(", "));
  }
}
