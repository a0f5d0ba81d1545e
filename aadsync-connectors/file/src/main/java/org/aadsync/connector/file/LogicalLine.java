package org.aadsync.connector.file;

import com.google.common.base.Ascii;
import java.util.Locale;
import org.aadsync.connector.directory.AttributeNames;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the beginning of a line of a record, which may be folded anywhere, and refuses what may
 * not stand there. It holds the attribute's name, and a change type, only. For use by one thread.
 */
final class LogicalLine {
  private enum State {
    NAME,
    COLON,
    VALUE
  }

  private static final int MAX_FED = AttributeNames.MAX_LENGTH + 1;
  private static final int MAX_SHOWN = 40;

  private final StringBuilder name = new StringBuilder();
  private State state = State.VALUE;
  private @Nullable StringBuilder changeType;
  private long line;
  private long recordLine;

  void begin(long number, long recordBegin) {
    name.setLength(0);
    changeType = null;
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
    if (state == State.VALUE && changeType != null && changeType.length() <= MAX_SHOWN) {
      changeType.append(text, index, Math.min(text.length(), index + MAX_SHOWN));
    }
  }

  /** Must be called when the line has ended. */
  void end() throws LdifFormatException {
    if (state == State.NAME) {
      throw missingColon();
    }
    if (changeType != null) {
      String type = changeType.toString().trim();
      changeType = null;
      if (!Ascii.equalsIgnoreCase(type, "add")) {
        throw new LdifFormatException(
            line,
            "invalid-change-type: a change record of type '"
                + Ascii.truncate(type, MAX_SHOWN, "…")
                + "'; a file of records to add is read as a directory, other changes are not");
      }
    }
  }

  private LdifFormatException noName(String text) {
    return new LdifFormatException(
        line, "missing-dn: a record begins with '" + text + ":'; expected 'dn:'");
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
      case "changetype" -> {
        if (first) {
          throw noName(text);
        }
        changeType = new StringBuilder();
      }
      case "control" ->
          throw new LdifFormatException(
              line, "a change record with a control; only content records are read");
      default -> {
        if (first) {
          throw noName(text);
        }
      }
    }
  }
}
