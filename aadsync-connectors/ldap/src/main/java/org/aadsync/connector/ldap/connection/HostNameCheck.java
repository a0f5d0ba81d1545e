package org.aadsync.connector.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** A server's certificate has to bear the name that was asked for (RFC 6125). Thread-safe. */
final class HostNameCheck extends SSLSocketVerifier {
  private static final int SHOWN = 200;

  private final SSLSocketVerifier rules = new HostNameSSLSocketVerifier(true, false);

  @Override
  public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
    // The handshake is done by now, or this does it: a second one would be a renegotiation, at
    // which some servers hang up. One that failed leaves a session that is none.
    if (!socket.getSession().isValid()) {
      close(socket);
      throw new LDAPException(
          ResultCode.CONNECT_ERROR,
          "the TLS handshake failed: the server breaks it off or does not answer in time",
          new SocketTimeoutException());
    }
    try {
      rules.verifySSLSocket(host, port, socket);
    } catch (LDAPException e) {
      String message =
          "its certificate is for "
              + ServerTrust.printable(names(socket), SHOWN)
              + ", not for "
              + host
              + "; address the server by a name in its certificate, or give it a certificate for"
              + " this name";
      close(socket);
      throw new LDAPException(
          ResultCode.CONNECT_ERROR,
          message,
          new CertificateRefusedException(Trouble.CERTIFICATE_WRONG_HOST, message));
    }
  }

  // The SDK leaves it open.
  private static void close(SSLSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use in either case.
    }
  }

  private static String names(SSLSocket socket) {
    try {
      X509Certificate server = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      var alternatives = server.getSubjectAlternativeNames();
      return alternatives == null
          ? server.getSubjectX500Principal().getName()
          : String.join(", ", alternatives.stream().map(HostNameCheck::name).toList());
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return "somebody else";
    }
  }

  // RFC 5280, 4.2.1.6, as getSubjectAlternativeNames gives it: the kind and the name.
  private static String name(List<?> alternative) {
    return String.valueOf(alternative.get(1));
  }
}
