package org.aadsync.expressions.internal.certificate;

/** Bytes are not the DER that was expected. */
final class DerException extends Exception {
  private static final long serialVersionUID = 1L;

  DerException(String message) {
    super(message, null, false, false);
  }
}
