package org.aadsync.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one by one, as RFC 4180 writes them; a line feed alone ends a line too, and empty
 * lines are passed over. Stricter than libraries are: a quote within a cell that does not begin
 * with one, text behind a closing quote and a last line that may be cut off are faults. For use by
 * one thread; closing is the stream owner's.
 */
final class CsvReader {
  /** Characters of a row. */
  static final int MAX_ROW = 1 << 20;

  static final int MAX_COLUMNS = 1_000;

  private final CsvCharacters in;
  private final CsvFormat format;
  private final StringBuilder text = new StringBuilder();
  private long rowLine;
  private int rowLength;
  private boolean quoted;
  private int columns;

  CsvReader(InputStream in, CsvFormat format) throws IOException {
    this.in = new CsvCharacters(in, format.charset());
    this.format = format;
  }

  /** Returns the next row, or null at the end. The first says how many cells a whole row has. */
  @Nullable CsvRow next() throws IOException {
    while (in.peek() != CsvCharacters.END) {
      rowLine = in.line();
      rowLength = 0;
      List<String> cells = new ArrayList<>(columns);
      boolean more = true;
      while (more) {
        cell();
        cells.add(text.toString());
        more = isFollowed(cells.size());
      }
      boolean blank = cells.size() == 1 && cells.get(0).isEmpty() && !quoted;
      if (!blank) {
        columns = columns == 0 ? cells.size() : columns;
        return new CsvRow(rowLine, cells);
      }
    }
    return null;
  }

  private void cell() throws IOException {
    text.setLength(0);
    quoted = in.peek() == format.quote();
    if (quoted) {
      quotedCell();
      return;
    }
    for (int c = in.peek(); !isEnd(c); c = in.peek()) {
      if (c == format.quote()) {
        throw new CsvFormatException(
            in.line(),
            "a quote within a cell that does not begin with one; put the cell in quotes and write"
                + " its quotes twice, or give quote=none if quotes are text");
      }
      append();
    }
  }

  private boolean isEnd(int c) {
    return c == format.delimiter() || c == '\n' || c == '\r' || c == CsvCharacters.END;
  }

  private void quotedCell() throws IOException {
    long opened = in.line();
    in.read();
    while (true) {
      if (in.peek() == CsvCharacters.END) {
        throw new CsvFormatException(opened, "a quote that never ends");
      }
      if (in.peek() != format.quote()) {
        append();
        continue;
      }
      in.read();
      if (in.peek() != format.quote()) {
        return;
      }
      append();
    }
  }

  private void append() throws IOException {
    rowLength++;
    if (rowLength > MAX_ROW) {
      throw new CsvFormatException(
          rowLine,
          "a row of more than "
              + MAX_ROW
              + " characters"
              + (quoted ? "; perhaps a quote that never ends" : ""));
    }
    text.append((char) in.read());
  }

  /** Reads what ends a cell; returns whether another follows in the row. */
  private boolean isFollowed(int count) throws IOException {
    long line = in.line();
    int c = in.read();
    if (c == format.delimiter()) {
      if (count == MAX_COLUMNS) {
        throw new CsvFormatException(line, "more than " + MAX_COLUMNS + " cells in a row");
      }
      return true;
    }
    if (c == '\r') {
      c = in.read();
      if (c != '\n') {
        throw new CsvFormatException(
            line, "a carriage return without a line feed; put a cell that has one in quotes");
      }
    }
    if (c == CsvCharacters.END) {
      checkLast(line, count);
    } else if (c != '\n') {
      throw new CsvFormatException(line, "text behind the quote that ends a cell");
    }
    return false;
  }

  private void checkLast(long line, int count) throws CsvFormatException {
    if (columns == 0 || count < columns) {
      throw new CsvFormatException(
          line, "the file ends in the middle of a row: it was cut off, or is still being written");
    }
    if (!format.openEnd()) {
      throw new CsvFormatException(
          line,
          "the last line has no end: the file may be cut off; end the line, or give"
              + " last-line=open if it is written like that");
    }
  }
}
