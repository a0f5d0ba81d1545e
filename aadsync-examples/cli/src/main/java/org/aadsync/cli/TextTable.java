package org.aadsync.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text for a terminal. Columns are as wide as what they hold; if that is more than fits,
 * the yielding ones give way first, then the flexible ones, the widest first, and their cells are
 * elided.
 */
final class TextTable {
  private static final String GAP = "  ";
  private static final int MIN_YIELDING_WIDTH = 24;
  private static final int MIN_FLEXIBLE_WIDTH = 12;

  /** How a column is laid out. */
  enum Column {
    /** Text that is always shown whole. */
    FIXED,
    /** Text that is elided where it has to be. */
    FLEXIBLE,
    /** Text that is elided before any other. */
    YIELDING,
    /** Text that stands to the right, as numbers do; always shown whole. */
    NUMBER
  }

  private final String indent;
  private final int width;
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** Makes an empty table that is indented by {@code indent} and ends before {@code width}. */
  TextTable(String indent, int width, Column... columns) {
    this.indent = indent;
    this.width = width;
    this.columns = List.of(columns);
  }

  /** Adds a row; control characters become visible. */
  TextTable row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, not " + columns.size());
    }
    rows.add(Arrays.stream(cells).map(DisplayText::visible).toList());
    return this;
  }

  /** Prints all rows. */
  void print(PrintStream out) {
    int[] widths = widths();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < widths.length; i++) {
        line.append(i == 0 ? "" : GAP).append(cell(row.get(i), columns.get(i), widths[i]));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String cell(String text, Column column, int width) {
    return column == Column.NUMBER
        ? DisplayText.padStart(text, width)
        : DisplayText.padEnd(DisplayText.elide(text, width), width);
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayText.width(row.get(i)));
      }
    }
    int excess =
        indent.length() + Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
    for (; excess > 0; excess--) {
      int widest = widest(widths, Column.YIELDING, MIN_YIELDING_WIDTH);
      if (widest < 0) {
        widest = widest(widths, Column.FLEXIBLE, MIN_FLEXIBLE_WIDTH);
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widest(int[] widths, Column kind, int min) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i) == kind && widths[i] > min && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }
}
