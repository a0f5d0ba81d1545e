package org.aadsync.connector.file;

import com.google.common.base.CharMatcher;
import java.util.Locale;

/** Attribute descriptions as RFC 4512 (2.5) spells them. */
final class AttributeNames {
  static final String OBJECT_CLASS = "objectClass";

  /** More than any directory allows; keeps a hostile name from filling messages. */
  static final int MAX_LENGTH = 256;

  private static final String BINARY_OPTION = ";binary";
  // The range option of Active Directory adds '=' and '*', some directories allow '_'.
  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("-.;_=*"))
          .precomputed();

  private AttributeNames() {}

  static boolean isValid(CharSequence name) {
    return name.length() > 0
        && name.length() <= MAX_LENGTH
        && name.charAt(0) != '-'
        && ALLOWED.matchesAllOf(name);
  }

  /**
   * Returns the form in which two descriptions of one attribute are equal: lower case, without the
   * option {@code ;binary}, which says how a value travels and not what it is (RFC 4522).
   */
  static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(BINARY_OPTION)
        ? lower.substring(0, lower.length() - BINARY_OPTION.length())
        : lower;
  }
}
