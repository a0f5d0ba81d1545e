package org.aadsync.connector.ldap.activedirectory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.aadsync.connector.ldap.LdapServer;

/**
 * Gives recorded answers, by the number of the request, to one connection after another. Who asks
 * for more than was recorded, or waits in vain, reads the end of the stream, and is expected to
 * hang up itself.
 */
final class ReplayServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15;
  private static final int FAREWELL_MILLIS = 2_000;

  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final List<CompletableFuture<Boolean>> clients = new CopyOnWriteArrayList<>();
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
    clients.clear();
    answers = other;
  }

  /** Returns whether all clients since the last answers were given have hung up, within a bound. */
  boolean isAbandoned() throws Exception {
    for (CompletableFuture<Boolean> hungUp : clients) {
      if (!hungUp.get(2 * FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return !clients.isEmpty();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        clients.add(hungUp);
        hungUp.complete(serve(client));
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  /** Answers and then waits a while; returns whether the client has hung up. */
  private boolean serve(Socket client) {
    try {
      answer(client);
      client.shutdownOutput();
      client.setSoTimeout(FAREWELL_MILLIS);
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true; // It hung up before it had read everything.
    } catch (IOException e) {
      return false;
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
