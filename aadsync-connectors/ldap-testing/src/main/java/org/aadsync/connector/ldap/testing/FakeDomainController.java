package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.listener.StartTLSRequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One domain controller of a {@link FakeActiveDirectory}: ports of its own, an invocationId of its
 * own, sequence numbers of its own; the objects are those of the forest, as if replication took no
 * time. Safe for use by several threads.
 */
public final class FakeDomainController implements AutoCloseable {
  private final Forest forest;
  private final Controller controller;
  private final LDAPListener plain;
  private final @Nullable LDAPListener secure;

  private FakeDomainController(
      Forest forest, Controller controller, LDAPListener plain, @Nullable LDAPListener secure) {
    this.forest = forest;
    this.controller = controller;
    this.plain = plain;
    this.secure = secure;
  }

  static FakeDomainController start(
      Forest forest,
      Controller controller,
      FaultScript faults,
      Counters counters,
      @Nullable SSLContext tls) {
    LDAPListenerRequestHandler handler =
        new ControllerRequestHandler(forest, controller, faults, counters);
    synchronized (forest) {
      forest.controllers.put(controller.invocationId(), controller);
      Provisioning.controller(forest, controller);
    }
    LDAPListenerRequestHandler first =
        tls == null ? handler : new StartTLSRequestHandler(tls.getSocketFactory(), handler);
    LDAPListener plain = listen(first, null);
    return new FakeDomainController(
        forest, controller, plain, tls == null ? null : listen(handler, tls));
  }

  private static LDAPListener listen(LDAPListenerRequestHandler handler, @Nullable SSLContext tls) {
    LDAPListenerConfig config = new LDAPListenerConfig(0, handler);
    config.setListenAddress(InetAddress.getLoopbackAddress());
    // A value list of many thousand names is one message.
    config.setMaxMessageSizeBytes(256 * 1024 * 1024);
    if (tls != null) {
      config.setServerSocketFactory(tls.getServerSocketFactory());
    }
    LDAPListener listener = new LDAPListener(config);
    try {
      listener.startListening();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    return listener;
  }

  /** The name of the host: a literal address of the loopback interface, {@code 127.0.0.1}. */
  public String host() {
    return "127.0.0.1";
  }

  /** The port that takes plain LDAP and, given a certificate, StartTLS. */
  public int port() {
    return plain.getListenPort();
  }

  /**
   * The port that takes LDAP over TLS.
   *
   * @throws IllegalStateException without a certificate
   */
  public int securePort() {
    if (secure == null) {
      throw new IllegalStateException("no certificate was given");
    }
    return secure.getListenPort();
  }

  /** {@code ldap://127.0.0.1:port}. */
  public String url() {
    return "ldap://" + host() + ":" + port();
  }

  /**
   * {@code ldaps://127.0.0.1:port}.
   *
   * @throws IllegalStateException without a certificate
   */
  public String secureUrl() {
    return "ldaps://" + host() + ":" + securePort();
  }

  /** The name that the controller gives itself, for example {@code dc1.contoso.test}. */
  public String dnsHostName() {
    return controller.hostName;
  }

  /** The identity of the database of this controller. */
  public UUID invocationId() {
    synchronized (forest) {
      return controller.invocationId();
    }
  }

  /**
   * What happens to a controller that is restored from a backup: it gets another invocationId, and
   * nobody knows what its old cookies stood for.
   *
   * @return the new invocationId
   */
  public UUID restore() {
    synchronized (forest) {
      forest.controllers.remove(controller.invocationId());
      controller.invocationId(forest.newGuid());
      forest.controllers.put(controller.invocationId(), controller);
      Provisioning.invocationId(forest, controller);
      return controller.invocationId();
    }
  }

  /** Cuts all connections; new ones can be opened. */
  public void disconnectAll() {
    plain.closeAllConnections(false);
    if (secure != null) {
      secure.closeAllConnections(false);
    }
  }

  /** Stops this controller; its cookies stay known to the others. */
  @Override
  public void close() {
    plain.shutDown(true);
    if (secure != null) {
      secure.shutDown(true);
    }
  }
}
