package org.aadsync.connector.ldap.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes sockets that speak no TLS below 1.2, whatever the JDK would allow, and that wait for a
 * server's part of the handshake for a bounded time; what comes over them is checked. Thread-safe.
 */
final class TlsSocketFactory extends SSLSocketFactory {
  /** The values of one large group in one answer; more is an attack or a broken server. */
  static final int MAX_MESSAGE_BYTES = 128 << 20;

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final SSLSocketFactory sockets;
  private final int timeoutMillis;

  TlsSocketFactory(SSLSocketFactory sockets, int timeoutMillis) {
    this.sockets = sockets;
    this.timeoutMillis = timeoutMillis;
  }

  private Socket restricted(Socket socket) throws SocketException {
    // The SDK bounds the connecting alone; each of its requests sets another timeout.
    socket.setSoTimeout(timeoutMillis);
    SSLSocket tls = (SSLSocket) socket;
    tls.setEnabledProtocols(PROTOCOLS.clone());
    return new CheckedTlsSocket(tls, MAX_MESSAGE_BYTES);
  }

  @Override
  public Socket createSocket() throws IOException {
    return restricted(sockets.createSocket());
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return restricted(sockets.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return restricted(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return restricted(sockets.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return restricted(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return restricted(sockets.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
