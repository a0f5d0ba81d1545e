package org.aadsync.cli;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.text.DisplayWidth;
import org.aadsync.expressions.text.TerminalText;

/**
 * Text as a terminal shows it: how many columns it takes, what it looks like when it does not fit
 * into one line or in several, and without anything that would steer the terminal.
 */
final class DisplayText {
  private DisplayText() {}

  /** Returns {@code text} on one line, with a visible escape for each control character. */
  static String visible(String text) {
    return TerminalText.visible(text);
  }

  /** As {@link #visible}, but line breaks stay. */
  static String visibleLines(String text) {
    return TerminalText.visibleLines(text);
  }

  /** Returns how many columns {@code text} takes in a terminal. */
  static int width(String text) {
    return DisplayWidth.of(text);
  }

  /** Returns {@code text} if it fits into {@code columns}, else its beginning and an ellipsis. */
  static String elide(String text, int columns) {
    return TerminalText.elide(text, columns);
  }

  /** Returns {@code text} with blanks behind it so that it takes {@code columns}. */
  static String padEnd(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Returns {@code text} with blanks before it so that it takes {@code columns}. */
  static String padStart(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** Returns {@code text} in lines of at most {@code columns}, broken at blanks. */
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Splitter.on(' ').omitEmptyStrings().split(visible(text))) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
