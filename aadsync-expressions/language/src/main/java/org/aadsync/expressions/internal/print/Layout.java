package org.aadsync.expressions.internal.print;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.aadsync.expressions.text.DisplayWidth;

/**
 * Puts pieces into lines. A group is broken if it does not fit into what is left of its line, with
 * what follows it up to the next place for a break; the outer group before the inner one. Linear in
 * the number of pieces, without recursion.
 */
final class Layout {
  private static final int FLAT = -1;

  private final List<Piece> pieces;
  private final int width;
  private final int step;
  // Columns before each piece if all were on one line, and where its line could end at the
  // earliest.
  private final long[] before;
  private final int[] nextBreak;
  private final int[] closing;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private long column;
  private int lineIndent;

  private Layout(List<Piece> pieces, int width, int step) {
    this.pieces = pieces;
    this.width = width;
    this.step = step;
    this.before = new long[pieces.size() + 1];
    this.nextBreak = new int[pieces.size() + 1];
    this.closing = new int[pieces.size()];
  }

  /**
   * Returns the text of {@code pieces} in lines of {@code width} columns, where that is possible.
   */
  static String lines(List<Piece> pieces, int width, int step) {
    Layout layout = new Layout(pieces, width, step);
    layout.measure();
    layout.print();
    return layout.out.toString();
  }

  private void measure() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      before[i + 1] = before[i] + columns(piece);
      if (piece == Piece.Group.OPEN) {
        open.push(i);
      } else if (piece == Piece.Group.CLOSE) {
        closing[open.pop()] = i;
      }
    }
    nextBreak[pieces.size()] = pieces.size();
    for (int i = pieces.size() - 1; i >= 0; i--) {
      nextBreak[i] = pieces.get(i) instanceof Piece.Break ? i : nextBreak[i + 1];
    }
  }

  private static int columns(Piece piece) {
    if (piece instanceof Piece.Word word) {
      return DisplayWidth.of(word.text());
    }
    return piece instanceof Piece.Break place ? place.flat().length() : 0;
  }

  private void print() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece instanceof Piece.Word word) {
        append(word.text(), before[i + 1] - before[i]);
      } else if (piece instanceof Piece.Break place) {
        print(place);
      } else if (piece == Piece.Group.OPEN) {
        indents.push(fits(i) ? FLAT : lineIndent);
      } else {
        indents.pop();
      }
    }
  }

  private boolean fits(int opening) {
    boolean inFlat = !indents.isEmpty() && indents.peek() == FLAT;
    return inFlat || column + before[nextBreak[closing[opening]]] - before[opening] <= width;
  }

  private void print(Piece.Break place) {
    int indent = indents.isEmpty() ? FLAT : indents.peek();
    if (indent == FLAT) {
      append(place.flat(), place.flat().length());
      return;
    }
    // Deep nesting must not push the text out of sight, nor make it grow with the square.
    lineIndent = Math.min(indent + place.steps() * step, Math.max(indent, width / 2));
    out.append('\n').append(" ".repeat(lineIndent));
    column = lineIndent;
  }

  private void append(String text, long columns) {
    out.append(text);
    int lastLine = text.lastIndexOf('\n') + 1;
    column = lastLine == 0 ? column + columns : DisplayWidth.of(text.substring(lastLine));
  }
}
