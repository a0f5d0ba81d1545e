package org.aadsync.benchmarks.directory;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stands between a client and a directory, passes every LDAP message on, and counts. */
final class Wire implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final String DIR_SYNC = "1.2.840.113556.1.4.841";

  /**
   * What went over the wire.
   *
   * @param lookUps searches for one entry by its name
   * @param searches searches of a tree; each page and each DirSync round is one
   * @param dirSyncRounds searches with the DirSync control
   * @param entries entries in answers
   * @param references values of the attributes that hold members in these entries
   * @param modifies requests to modify
   * @param modifiedValues values in them
   */
  record Counts(
      long lookUps,
      long searches,
      long dirSyncRounds,
      long entries,
      long references,
      long modifies,
      long modifiedValues) {}

  private final String host;
  private final int port;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private long lookUps;
  private long searches;
  private long dirSyncRounds;
  private long entries;
  private long references;
  private long modifies;
  private long modifiedValues;

  Wire(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.listener = new ServerSocket(0, 0, InetAddress.getByName(HOST));
    start(this::listen);
  }

  int port() {
    return listener.getLocalPort();
  }

  synchronized void reset() {
    lookUps = 0;
    searches = 0;
    dirSyncRounds = 0;
    entries = 0;
    references = 0;
    modifies = 0;
    modifiedValues = 0;
  }

  synchronized Counts counts() {
    return new Counts(
        lookUps, searches, dirSyncRounds, entries, references, modifies, modifiedValues);
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        start(() -> pass(client, server, this::request));
        start(() -> pass(server, client, this::answer));
      }
    } catch (IOException e) {
      // closed, or the directory has gone: the client will see
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pass(Socket from, Socket to, Consumer<LDAPMessage> counter) {
    try (from;
        to) {
      ASN1StreamReader in = new ASN1StreamReader(from.getInputStream(), 0);
      OutputStream out = new BufferedOutputStream(to.getOutputStream());
      LDAPMessage message = LDAPMessage.readFrom(in, false);
      while (message != null) {
        counter.accept(message);
        out.write(message.encode().encode());
        if (from.getInputStream().available() == 0) {
          out.flush();
        }
        message = LDAPMessage.readFrom(in, false);
      }
    } catch (IOException | LDAPException e) {
      // the other side sees the end
    }
  }

  private synchronized void request(LDAPMessage message) {
    if (message.getProtocolOp() instanceof SearchRequestProtocolOp search) {
      boolean one = search.getScope().equals(SearchScope.BASE);
      lookUps += one ? 1 : 0;
      searches += one ? 0 : 1;
      for (Control control : message.getControls()) {
        dirSyncRounds += control.getOID().equals(DIR_SYNC) ? 1 : 0;
      }
    } else if (message.getProtocolOp() instanceof ModifyRequestProtocolOp modify) {
      modifies++;
      for (Modification modification : modify.getModifications()) {
        modifiedValues += modification.getRawValues().length;
      }
    }
  }

  private synchronized void answer(LDAPMessage message) {
    if (message.getProtocolOp() instanceof SearchResultEntryProtocolOp entry) {
      entries++;
      for (Attribute attribute : entry.getAttributes()) {
        if (attribute.getBaseName().equalsIgnoreCase(Selected.MEMBER)) {
          references += attribute.size();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
