package org.aadsync.expressions;

/** How serious a {@link Diagnostic} is. */
public enum Severity {
  /** It cannot be used. */
  ERROR,
  /** It can be used, but is probably not what was meant. */
  WARNING
}
