package org.aadsync.connector.ldap.activedirectory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aadsync.connector.ldap.LdapServer;

/** Stands between a client and a server and says something else than the server did. */
final class AnswerProxy implements AutoCloseable {
  /** What becomes of an answer. */
  @FunctionalInterface
  interface Rewriter {
    /**
     * Returns the messages to send instead of one.
     *
     * @throws IOException to cut the connection
     */
    Iterable<byte[]> rewrite(byte[] answer) throws Exception;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final LdapServer server;
  private final AtomicInteger clients = new AtomicInteger();
  private volatile Rewriter rewriter = List::of;

  AnswerProxy(LdapServer server) throws IOException {
    this.server = server;
    start(this::accept);
  }

  LdapServer address() {
    return new LdapServer("127.0.0.1", listener.getLocalPort());
  }

  /** Returns how many clients have not hung up. */
  int clients() {
    return clients.get();
  }

  AnswerProxy rewriting(Rewriter other) {
    rewriter = other;
    return this;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "answer proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        Socket upstream = new Socket(server.host(), server.port());
        upstream.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(upstream);
        clients.incrementAndGet();
        start(
            () -> {
              pump(client, upstream, List::of);
              clients.decrementAndGet();
            });
        start(() -> pump(upstream, client, answer -> rewriter.rewrite(answer)));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void pump(Socket from, Socket to, Rewriter rewriter) {
    try (from;
        to;
        InputStream in = new BufferedInputStream(from.getInputStream());
        OutputStream out = to.getOutputStream()) {
      byte[] message = Wire.next(in);
      while (message != null) {
        for (byte[] each : rewriter.rewrite(message)) {
          out.write(each);
          out.flush();
        }
        message = Wire.next(in);
      }
    } catch (Exception e) {
      // One of them hung up, or is to be hung up on.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }
}
