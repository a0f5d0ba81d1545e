package org.aadsync.connector.file;

import java.io.IOException;

/** The file is no table of delimited text. The message says what is wrong and names the line. */
final class CsvFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  CsvFormatException(long line, String message) {
    super("line " + line + ": " + message);
  }
}
