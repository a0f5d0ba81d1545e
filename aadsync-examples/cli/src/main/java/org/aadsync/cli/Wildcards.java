package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.text.InvariantText;

/**
 * A pattern of text, in any case, in which {@code *} is any text and {@code \*} is an asterisk.
 * Matching takes time in proportion to both lengths at most.
 */
final class Wildcards {
  private final List<String> pieces;

  private Wildcards(List<String> pieces) {
    this.pieces = pieces;
  }

  /** Returns the pattern that {@code text} spells. */
  static Wildcards parse(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
        piece.append('*');
        i++;
      } else if (c == '*') {
        pieces.add(InvariantText.upper(piece.toString()));
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(InvariantText.upper(piece.toString()));
    return new Wildcards(pieces);
  }

  boolean matches(String text) {
    String upper = InvariantText.upper(text);
    String first = pieces.get(0);
    if (pieces.size() == 1) {
      return upper.equals(first);
    }
    String last = pieces.get(pieces.size() - 1);
    int end = upper.length() - last.length();
    if (!upper.startsWith(first) || !upper.endsWith(last) || end < first.length()) {
      return false;
    }
    int position = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = upper.indexOf(piece, position);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      position = found + piece.length();
    }
    return true;
  }
}
