package org.aadsync.core.rules;

import org.aadsync.expressions.text.InvariantText;

/** Text comparisons of rules, by the rules of {@link InvariantText}. */
final class RuleText {
  private RuleText() {}

  static boolean equalsIgnoreCase(String a, String b) {
    return InvariantText.equalsIgnoreCase(a, b);
  }

  static int compareIgnoreCase(String a, String b) {
    return InvariantText.upper(a).compareTo(InvariantText.upper(b));
  }

  static boolean containsIgnoreCase(String text, String part) {
    return InvariantText.upper(text).contains(InvariantText.upper(part));
  }

  static boolean startsWithIgnoreCase(String text, String prefix) {
    return InvariantText.upper(text).startsWith(InvariantText.upper(prefix));
  }

  static boolean endsWithIgnoreCase(String text, String suffix) {
    return InvariantText.upper(text).endsWith(InvariantText.upper(suffix));
  }

  static String upper(String text) {
    return InvariantText.upper(text);
  }

  static String trim(String text) {
    return text.strip();
  }
}
