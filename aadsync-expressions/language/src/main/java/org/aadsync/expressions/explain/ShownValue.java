package org.aadsync.expressions.explain;

import java.util.List;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.text.DisplayWidth;
import org.aadsync.expressions.text.TerminalText;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Values on one line of a terminal, cut to a width: texts in quotes, dates in ISO 8601, bytes in
 * hexadecimal digits with their number, multi-values with theirs. Costs no more than what is shown.
 */
final class ShownValue {
  private ShownValue() {}

  /** Returns the value in at most {@code columns} columns. */
  static String of(@Nullable Object value, int columns) {
    String text =
        value instanceof List<?> list
            ? joined(list.size() == 1 ? "1 value: " : list.size() + " values: ", list, columns)
            : single(value, columns);
    return TerminalText.elide(text, columns);
  }

  /**
   * Returns the values of a part that was evaluated {@code count} times, and what is around it
   * {@code all} times.
   */
  static String ofTimes(List<?> values, long count, long all, int columns) {
    String start = count < all ? count + " of " + all + " times: " : count + " times: ";
    return TerminalText.elide(joined(start, values, columns), columns);
  }

  private static String joined(String start, List<?> values, int columns) {
    StringBuilder out = new StringBuilder(start);
    int used = start.length();
    String separator = "";
    for (Object value : values) {
      if (used > columns) {
        break;
      }
      String shown = value instanceof List<?> ? of(value, columns) : single(value, columns);
      out.append(separator).append(shown);
      used += separator.length() + DisplayWidth.of(shown);
      separator = ", ";
    }
    return out.toString();
  }

  private static String single(@Nullable Object value, int columns) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return "\"" + visible(text, columns) + "\"";
    }
    if (value instanceof Boolean condition) {
      return condition ? "True" : "False";
    }
    if (value instanceof ByteString bytes) {
      String shown = bytes.slice(0, Math.min(bytes.size(), columns)).toHex();
      String size = " (" + bytes.size() + (bytes.size() == 1 ? " byte)" : " bytes)");
      return TerminalText.elide(shown, Math.max(1, columns - size.length())) + size;
    }
    if (value instanceof Reference reference) {
      return visible(reference.dn(), columns);
    }
    if (value instanceof FlowSignal signal) {
      return signal == FlowSignal.IGNORE_THIS_FLOW ? "IgnoreThisFlow" : "AuthoritativeNull";
    }
    return visible(value.toString(), columns);
  }

  private static String visible(String text, int columns) {
    return TerminalText.visible(text.length() > columns ? text.substring(0, columns + 1) : text);
  }
}
