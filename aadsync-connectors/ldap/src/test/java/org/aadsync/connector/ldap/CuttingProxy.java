package org.aadsync.connector.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a server and cuts each when it has answered so many bytes. */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final AtomicInteger answered = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int limit = Integer.MAX_VALUE;

  public CuttingProxy(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Returns how many bytes the server has answered since the limit was set. */
  public int answered() {
    return answered.get();
  }

  /** Cuts the connections to come after so many bytes. */
  public void cutAfter(int bytes) {
    limit = bytes;
    answered.set(0);
  }

  /** Cuts all connections that there are. */
  public void cutNow() throws IOException {
    for (Socket socket : open) {
      open.remove(socket);
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(host, port);
        open.add(client);
        open.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> copy(client, server, Integer.MAX_VALUE, new AtomicInteger()));
        start(() -> copy(server, client, limit, answered));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void copy(Socket from, Socket to, int limit, AtomicInteger count) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[512];
      int left = limit;
      while (left > 0) {
        int read = in.read(buffer, 0, Math.min(left, buffer.length));
        if (read < 0) {
          return;
        }
        count.addAndGet(read);
        out.write(buffer, 0, read);
        left -= read;
      }
    } catch (IOException e) {
      // cut
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
