package org.aadsync.benchmarks.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions call, in plain Java: the functions that other engines have as host
 * functions, and that Java written by hand calls. Public since generated classes call them.
 */
public final class HostFunctions {
  /** What the parameter {@code %Domain.FQDN%} stands for. */
  public static final String DOMAIN = "brew.example";

  private HostFunctions() {}

  /** Returns whether there is a value, and it is not an empty text. */
  public static boolean isPresent(@Nullable Object value) {
    return value != null && !(value instanceof String text && text.isEmpty());
  }

  /** Returns a text without white space at its ends. */
  public static @Nullable String trim(@Nullable Object value) {
    return value == null ? null : ((String) value).trim();
  }

  /** Returns the first characters; all of them if the count is negative. */
  public static String left(@Nullable Object value, int count) {
    if (value == null) {
      return "";
    }
    String text = (String) value;
    return count < 0 || count >= text.length() ? text : text.substring(0, count);
  }

  /** Returns the place of a part, from 1; 0 if it does not occur. */
  public static int inStr(@Nullable Object value, String part) {
    return value == null ? 0 : ((String) value).indexOf(part) + 1;
  }

  /** Returns three texts as one. */
  public static String join(@Nullable Object first, @Nullable Object second, String third) {
    return join(join(first, second), third);
  }

  private static String join(@Nullable Object first, @Nullable Object second) {
    String left = first == null ? "" : first.toString();
    return second == null ? left : left.concat(second.toString());
  }

  /** Returns the bits that a number shares with a mask. */
  public static long bitAnd(@Nullable Object value, long mask) {
    return value == null ? 0 : (Long) value & mask;
  }

  /** Returns whether a value is true; null is not. */
  public static boolean cBool(@Nullable Object value) {
    return value != null && (value instanceof Boolean condition ? condition : (Long) value != 0);
  }

  /** Returns a reference; here the text of the name is one. */
  public static @Nullable Object cRef(@Nullable Object value) {
    return value;
  }

  /** Returns the value of a component of a distinguished name, counted from 1. */
  public static @Nullable String dnComponent(@Nullable Object dn, int number) {
    if (dn == null) {
      return null;
    }
    String text = dn.toString();
    int start = 0;
    for (int component = 1; ; component++) {
      int end = start;
      while (end < text.length() && text.charAt(end) != ',') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      if (component == number) {
        return text.substring(text.indexOf('=', start) + 1, Math.min(end, text.length()));
      }
      if (end >= text.length()) {
        return null;
      }
      start = end + 1;
    }
  }

  /** Returns each text of a list without white space at its ends. */
  public static List<String> trimAll(Object values) {
    Collection<?> all = (Collection<?>) values;
    List<String> trimmed = new ArrayList<>(all.size());
    for (Object value : all) {
      trimmed.add(((String) value).trim());
    }
    return trimmed;
  }

  /** Returns the values of a list without those that came before. */
  public static List<Object> removeDuplicates(Object values) {
    return new ArrayList<>(new LinkedHashSet<Object>((Collection<?>) values));
  }
}
