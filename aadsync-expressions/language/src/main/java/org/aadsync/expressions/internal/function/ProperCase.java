package org.aadsync.expressions.internal.function;

import org.aadsync.expressions.text.InvariantText;

/** Text with its words as names are written. */
final class ProperCase {
  private static final char BLANK = ' ';

  private ProperCase() {}

  /** Returns {@code text} with each word that has a small letter as {@code PCase} writes it. */
  static String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int blank = text.indexOf(BLANK, start);
      int end = blank < 0 ? text.length() : blank;
      appendWord(text, start, end, result);
      if (blank >= 0) {
        result.append(BLANK);
      }
      start = end + 1;
    }
    return result.toString();
  }

  private static void appendWord(String text, int start, int end, StringBuilder result) {
    if (!hasSmallLetter(text, start, end)) {
      result.append(text, start, end);
      return;
    }
    // A letter outside the BMP is one too, though its case does not change.
    int first = start;
    while (!Character.isLetter(text.codePointAt(first))) {
      first += Character.charCount(text.codePointAt(first));
    }
    result.append(text, start, first);
    result.append(InvariantText.upper(text.charAt(first)));
    for (int i = first + 1; i < end; i++) {
      result.append(InvariantText.lower(text.charAt(i)));
    }
  }

  private static boolean hasSmallLetter(String text, int start, int end) {
    int at = start;
    while (at < end) {
      int letter = text.codePointAt(at);
      if (Character.getType(letter) == Character.LOWERCASE_LETTER) {
        return true;
      }
      at += Character.charCount(letter);
    }
    return false;
  }
}
