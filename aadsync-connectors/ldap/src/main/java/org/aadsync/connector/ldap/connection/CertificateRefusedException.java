package org.aadsync.connector.ldap.connection;

import java.security.cert.CertificateException;

/** A server showed a certificate that does not prove who it is. */
final class CertificateRefusedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  CertificateRefusedException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
