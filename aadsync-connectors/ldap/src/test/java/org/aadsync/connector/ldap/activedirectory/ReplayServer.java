package org.aadsync.connector.ldap.activedirectory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.ldap.LdapServer;

/**
 * Gives recorded answers, by the number of the request, to one connection after another. Who asks
 * for more than was recorded, or waits in vain, is hung up on.
 */
final class ReplayServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15;

  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private volatile Map<Integer, List<byte[]>> answers = Map.of();

  ReplayServer() throws IOException {
    Thread thread = new Thread(this::serve, "replay server");
    thread.setDaemon(true);
    thread.start();
  }

  LdapServer address() {
    return new LdapServer("127.0.0.1", listener.getLocalPort());
  }

  void play(Map<Integer, List<byte[]>> other) {
    answers = other;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        answer(client);
      } catch (IOException e) {
        // The client hung up, or the test is over.
      }
    }
  }

  private void answer(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    client.setSoTimeout(PATIENCE_MILLIS);
    InputStream in = new BufferedInputStream(client.getInputStream());
    try {
      byte[] request = Wire.next(in);
      while (request != null) {
        List<byte[]> answer = answers.get(Wire.id(request));
        if (answer == null) {
          return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        answer.forEach(all::writeBytes);
        client.getOutputStream().write(all.toByteArray());
        request = Wire.next(in);
      }
    } catch (SocketTimeoutException e) {
      // It waits for more than there is.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
