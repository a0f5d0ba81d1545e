package org.aadsync.expressions.table;

/** A piece of a table, or an input on its own, is not in the format; the message says what is. */
public final class TableSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public TableSyntaxException(String message) {
    super(message);
  }
}
