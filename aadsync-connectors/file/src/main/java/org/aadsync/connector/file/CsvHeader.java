package org.aadsync.connector.file;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line: what the columns are. Immutable.
 *
 * @param names the columns' names, in their order
 * @param anchor the places of the key's columns
 * @param objectClass the place of the column of the object class, or {@link #NONE}
 */
record CsvHeader(ImmutableList<String> names, ImmutableList<Integer> anchor, int objectClass) {
  static final int NONE = -1;

  private static final int SHOWN = 40;

  /** Returns the form in which two names of one column are equal. */
  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a header.
   *
   * @param row the first row, or null if there is none
   * @throws CsvFormatException if it is none, with all that is wrong
   */
  static CsvHeader of(@Nullable CsvRow row, CsvFormat format) throws CsvFormatException {
    if (row == null) {
      throw new CsvFormatException(1, "no header: the file is empty; its first line names columns");
    }
    List<String> problems = new ArrayList<>();
    List<String> keys = row.cells().stream().map(CsvHeader::key).toList();
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < keys.size(); column++) {
      if (keys.get(column).isEmpty()) {
        problems.add("column " + (column + 1) + " has no name");
      } else if (!seen.add(keys.get(column))) {
        problems.add("column '" + shown(row.cells().get(column)) + "' is there twice");
      }
    }
    ImmutableList.Builder<Integer> anchor = ImmutableList.builder();
    for (String name : format.anchor()) {
      anchor.add(find(keys, name, "key", problems));
    }
    String classColumn = format.objectClassColumn();
    int objectClass =
        classColumn == null ? NONE : find(keys, classColumn, "object class", problems);
    if (!problems.isEmpty()) {
      throw new CsvFormatException(row.line(), "no header: " + String.join("; ", problems));
    }
    return new CsvHeader(
        row.cells().stream().map(String::strip).collect(ImmutableList.toImmutableList()),
        anchor.build(),
        objectClass);
  }

  private static int find(List<String> keys, String name, String what, List<String> problems) {
    int found = keys.indexOf(key(name));
    if (found < 0) {
      problems.add("the column '" + shown(name) + "' of the " + what + " is missing");
    }
    return found;
  }

  private static String shown(String name) {
    return Ascii.truncate(name, SHOWN, "…");
  }
}
