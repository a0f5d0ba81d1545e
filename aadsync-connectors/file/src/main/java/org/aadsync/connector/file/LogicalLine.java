package org.aadsync.connector.file;

import java.util.Locale;
import org.aadsync.connector.directory.AttributeNames;

/**
 * Looks at the beginning of a line of a record, which may be folded anywhere, and refuses what may
 * not stand there. It holds the attribute's name only. For use by one thread.
 */
final class LogicalLine {
  private enum State {
    NAME,
    COLON,
    VALUE
  }

  private static final int MAX_FED = AttributeNames.MAX_LENGTH + 1;

  private final StringBuilder name = new StringBuilder();
  private State state = State.VALUE;
  private long line;
  private long recordLine;

  void begin(long number, long recordBegin) {
    name.setLength(0);
    state = State.NAME;
    line = number;
    recordLine = recordBegin;
  }

  /** Takes a physical line from {@code start} on. */
  void feed(String text, int start) throws LdifFormatException {
    int index = start;
    if (state == State.NAME) {
      int colon = text.indexOf(':', index);
      name.append(text, index, Math.min(colon < 0 ? text.length() : colon, index + MAX_FED));
      if (name.length() > AttributeNames.MAX_LENGTH) {
        throw missingColon();
      }
      if (colon < 0) {
        return;
      }
      checkName(name.toString());
      state = State.COLON;
      index = colon + 1;
    }
    if (state == State.COLON && index < text.length()) {
      if (text.charAt(index) == '<') {
        throw new LdifFormatException(
            line, "a value that is a URL is not read; put the value itself, in base64 (::)");
      }
      state = State.VALUE;
    }
  }

  /** Must be called when the line has ended. */
  void end() throws LdifFormatException {
    if (state == State.NAME) {
      throw missingColon();
    }
  }

  private LdifFormatException missingColon() {
    return new LdifFormatException(
        line, "no attribute name and colon at the beginning of the line; expected 'name: value'");
  }

  private void checkName(String text) throws LdifFormatException {
    if (!AttributeNames.isValid(text)) {
      throw new LdifFormatException(
          line, "what stands before the colon is no attribute name; expected 'name: value'");
    }
    boolean first = line == recordLine;
    switch (text.toLowerCase(Locale.ROOT)) {
      case "dn" -> {
        if (!first) {
          throw new LdifFormatException(
              line, "a second DN in one record; records are separated by a blank line");
        }
      }
      case "changetype", "control" ->
          throw new LdifFormatException(
              line, "a change record; only content records, without '" + text + "', are read");
      default -> {
        if (first) {
          throw new LdifFormatException(
              line, "a record begins with '" + text + ":'; expected 'dn:'");
        }
      }
    }
  }
}
