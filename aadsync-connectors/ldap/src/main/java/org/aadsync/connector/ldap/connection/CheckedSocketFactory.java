package org.aadsync.connector.ldap.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets without TLS whose answers are checked before the SDK sees them. Thread-safe. */
final class CheckedSocketFactory extends SocketFactory {
  private final int maxBytes;

  /**
   * Makes a factory.
   *
   * @param maxBytes how long a message may be
   */
  CheckedSocketFactory(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  private static final class CheckedSocket extends Socket {
    private final Exchange exchange = new Exchange();
    private final int maxBytes;

    CheckedSocket(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new AnswerStream(super.getInputStream(), exchange, this::getSoTimeout, maxBytes);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new RequestStream(super.getOutputStream(), exchange);
    }
  }

  @Override
  public Socket createSocket() {
    return new CheckedSocket(maxBytes);
  }

  private Socket connected(SocketAddress to, @Nullable SocketAddress from) throws IOException {
    Socket socket = createSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }
}
