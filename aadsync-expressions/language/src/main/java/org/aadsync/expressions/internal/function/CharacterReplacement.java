package org.aadsync.expressions.internal.function;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.text.InvariantText;

/**
 * What {@code ReplaceChars} puts in the place of characters.
 *
 * @param targets the texts by the characters that they replace
 */
record CharacterReplacement(ImmutableMap<Character, String> targets) {
  private static final String FORM =
      "; write one character, a colon and what replaces it, and commas between entries";

  /** Reads a pattern such as {@code ä:ae,ß:ss}. */
  static CharacterReplacement parse(String pattern) {
    String entries = withoutWhiteSpace(pattern);
    Map<Character, String> targets = new HashMap<>();
    if (!entries.isEmpty()) {
      for (String entry : Splitter.on(',').split(entries)) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
          throw Failures.argument(
              "the entry " + Failures.quoted(entry) + " of the pattern has no colon" + FORM);
        }
        if (colon != 1 || entry.indexOf(':', 2) >= 0) {
          throw Failures.argument(
              "the entry "
                  + Failures.quoted(entry)
                  + " of the pattern has "
                  + (colon == 1
                      ? "more than one colon"
                      : (colon == 0 ? "no" : colon) + " characters before the colon")
                  + FORM);
        }
        targets.putIfAbsent(entry.charAt(0), entry.substring(2));
      }
    }
    return new CharacterReplacement(ImmutableMap.copyOf(targets));
  }

  private static String withoutWhiteSpace(String pattern) {
    StringBuilder rest = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      if (!InvariantText.isWhiteSpace(pattern.charAt(i))) {
        rest.append(pattern.charAt(i));
      }
    }
    return rest.toString();
  }

  /** Returns {@code text} with its characters replaced; fails if that is beyond the limit. */
  String apply(String text, int limit) {
    long length = 0;
    boolean changes = false;
    for (int i = 0; i < text.length(); i++) {
      String target = targets.get(text.charAt(i));
      length += target == null ? 1 : target.length();
      changes |= target != null;
    }
    if (length > limit) {
      throw EvaluationException.tooLong(length, limit);
    }
    if (!changes) {
      return text;
    }
    StringBuilder result = new StringBuilder((int) length);
    for (int i = 0; i < text.length(); i++) {
      String target = targets.get(text.charAt(i));
      if (target == null) {
        result.append(text.charAt(i));
      } else {
        result.append(target);
      }
    }
    return result.toString();
  }
}
