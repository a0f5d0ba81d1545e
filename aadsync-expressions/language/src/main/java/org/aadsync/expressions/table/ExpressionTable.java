package org.aadsync.expressions.table;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of expressions with what they must give.
 *
 * <p>One case a line, columns separated by tabs: expression, type, value, source, inputs (the last
 * two optional). Empty lines and lines that start with {@code #} are left out. The type is that of
 * the result ({@code str num bool bin dt ref mvstr mvnum mvbin mvref}) or {@code null}, {@code
 * ignore}, {@code authnull} (the value is empty) or {@code error} (the value is the kind). An input
 * is {@code name[:type]=value}, {@code %name%=value} or {@code Now()=value}, at which the clock
 * stands for the row. The values of a multi-value are separated by {@code |}, inputs by {@code ;};
 * afterwards {@code \\}, {@code \t}, {@code \n}, {@code \r} and {@code \}{@code uXXXX} are decoded
 * in every piece.
 *
 * @param rows the cases that could be read, in order
 * @param problems the lines that could not
 */
public record ExpressionTable(List<TableRow> rows, List<Problem> problems) {
  private static final int LARGEST = 64 << 20;
  private static final ImmutableSet<String> OUTCOMES =
      ImmutableSet.of("null", "ignore", "authnull");
  private static final ImmutableSet<String> ERROR_KINDS =
      ImmutableSet.of("any", "argument", "type", "overflow", "limit", "parse");

  /** Makes defensive copies. */
  public ExpressionTable {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * A line that is not in the format.
   *
   * @param line the line of the file, from 1
   * @param message what is wrong and what is right
   */
  public record Problem(int line, String message) {}

  /**
   * Reads a table from a file in UTF-8.
   *
   * @throws IOException if the file cannot be read, is not UTF-8, or is larger than 64 MB
   */
  public static ExpressionTable read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a table in UTF-8 to its end, from a resource for example; the stream stays open.
   *
   * @param name what the table is called in messages
   * @throws IOException if it cannot be read, is not UTF-8, or is larger than 64 MB
   */
  public static ExpressionTable read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException(name + " is larger than a table can be, 64 MB");
    }
    return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
  }

  /** Parses the text of a table; what is wrong with a line is in {@link #problems}. */
  public static ExpressionTable parse(String text) {
    List<TableRow> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      String row = line == 1 && content.startsWith("\uFEFF") ? content.substring(1) : content;
      if (row.isBlank() || row.startsWith("#")) {
        continue;
      }
      try {
        rows.add(parseRow(line, row));
      } catch (TableSyntaxException e) {
        problems.add(new Problem(line, String.valueOf(e.getMessage())));
      }
    }
    return new ExpressionTable(rows, problems);
  }

  private static TableRow parseRow(int line, String text) throws TableSyntaxException {
    List<String> columns = Splitter.on('\t').splitToList(text);
    if (columns.size() < 3 || columns.size() > 5) {
      throw new TableSyntaxException(
          "expected 3 to 5 columns separated by tabs (expression, type, value, source, inputs),"
              + " found "
              + columns.size());
    }
    String inputs = columns.size() > 4 ? columns.get(4) : "";
    return new TableRow(
        line,
        Escapes.decode(columns.get(0)),
        expected(columns.get(1), columns.get(2)),
        columns.size() > 3 ? Escapes.decode(columns.get(3)) : "",
        inputs(inputs));
  }

  private static TableRow.Expected expected(String type, String value) throws TableSyntaxException {
    if (type.equals("error")) {
      String kind = Escapes.decode(value);
      if (!ERROR_KINDS.contains(kind) && !kind.startsWith("custom:")) {
        throw new TableSyntaxException(
            "'"
                + kind
                + "' is no kind of error; kinds are "
                + String.join(", ", ERROR_KINDS)
                + " and custom:text");
      }
      return new TableRow.Expected.Error(kind);
    }
    if (OUTCOMES.contains(type)) {
      if (!value.isEmpty()) {
        throw new TableSyntaxException("with type " + type + " the value must be empty");
      }
      return new TableRow.Expected.Outcome(type);
    }
    if (!ValueText.isType(type)) {
      throw new TableSyntaxException(
          "'"
              + type
              + "' is no type; types are str, num, bool, bin, dt, ref, mvstr, mvnum, mvbin,"
              + " mvref, null, ignore, authnull, error");
    }
    return new TableRow.Expected.Value(ValueText.parse(type, value));
  }

  private static List<Input> inputs(String column) throws TableSyntaxException {
    List<Input> inputs = new ArrayList<>();
    if (!column.isEmpty()) {
      for (String item : Splitter.on(';').split(column)) {
        inputs.add(Input.parse(item));
      }
    }
    return inputs;
  }
}
