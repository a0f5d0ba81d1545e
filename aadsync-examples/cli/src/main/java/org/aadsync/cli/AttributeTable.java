package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import org.aadsync.cli.TextTable.Column;

/** A table of attributes: name, values one below the other, and where they come from. */
final class AttributeTable {
  private static final int MAX_VALUES = 8;
  private static final String FROM_DIRECTORY = "(the directory itself)";

  private final TextTable table;

  AttributeTable(String indent, int width) {
    this.table = new TextTable(indent, width, Column.FLEXIBLE, Column.YIELDING, Column.FLEXIBLE);
  }

  /**
   * Adds an attribute; of many values only the first are shown.
   *
   * @param contributors what contributed it; empty if nobody but its directory
   */
  void add(String name, List<String> values, List<String> contributors) {
    List<String> origins = contributors.isEmpty() ? List.of(FROM_DIRECTORY) : contributors;
    int shown = values.size() > MAX_VALUES ? MAX_VALUES - 1 : values.size();
    int origin = Math.min(origins.size(), MAX_VALUES);
    for (int i = 0; i < Math.max(shown, origin); i++) {
      table.row(i == 0 ? name : "", at(values.subList(0, shown), i), at(origins, i));
    }
    if (shown < values.size()) {
      table.row("", "… and " + (values.size() - shown) + " more", "");
    }
  }

  void print(PrintStream out) {
    table.print(out);
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? list.get(index) : "";
  }
}
