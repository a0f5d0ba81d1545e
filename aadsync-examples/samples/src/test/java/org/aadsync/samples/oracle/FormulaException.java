package org.aadsync.samples.oracle;

/** An expression or a flow failed for one object. */
final class FormulaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Stands for a failure that the specification gives no name to. */
  static final String UNNAMED = "*";

  private final String code;

  FormulaException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** A value of the wrong type, an index or number out of range. */
  static FormulaException unnamed(String message) {
    return new FormulaException(UNNAMED, message);
  }

  String code() {
    return code;
  }
}
