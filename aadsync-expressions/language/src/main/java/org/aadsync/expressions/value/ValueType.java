package org.aadsync.expressions.value;

/** The scalar types of the expression language. A multi-value has elements of one of these. */
public enum ValueType {
  /** Text, counted in UTF-16 code units. */
  STR,
  /** A signed 64-bit integer. */
  NUM,
  /** A Boolean. */
  BOOL,
  /** A byte string. */
  BIN,
  /** An instant in UTC; exists inside expressions only and cannot be stored. */
  DT,
  /** A reference to an object in a directory. */
  REF
}
