package org.aadsync.connector.ldap.connection;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.TrustAllSSLSocketVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers of one directory. Thread-safe. */
final class Servers implements Directory {
  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
  private static final int MAX_MESSAGE_BYTES = TlsSocketFactory.MAX_MESSAGE_BYTES;

  private final LdapSettings settings;
  private final Backoff backoff;
  private final TlsSocketFactory tls;
  private final @Nullable BindRequest bind;
  private final Set<LDAPConnection> open = ConcurrentHashMap.newKeySet();
  private volatile ImmutableList<LdapServer> order;
  private volatile boolean hasBegun;
  private volatile boolean closed;

  Servers(LdapSettings settings, Backoff backoff) throws ConnectorException {
    this.settings = settings;
    this.backoff = backoff;
    this.tls = TrustedCertificates.sockets(settings);
    this.order = ImmutableList.copyOf(settings.servers());
    this.bind =
        settings
            .credentials()
            .map(who -> new SimpleBindRequest(who.user(), new SecretPassword(who)))
            .orElse(null);
    if (settings.protection() == Protection.NONE) {
      LOG.warn(
          "LDAP without TLS, as asked for: {} and everybody in between can read the password and"
              + " change what is read and written",
          settings.servers());
    } else if (!settings.verifiesHostName()) {
      LOG.warn(
          "LDAP without a check of the name in the certificate, as asked for: whoever has any"
              + " trusted certificate can pretend to be one of {}",
          settings.servers());
    }
  }

  @Override
  public LdapSettings settings() {
    return settings;
  }

  @Override
  public LDAPConnection connect() throws ConnectorException {
    List<Diagnosis> found = new ArrayList<>();
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      if (attempt > 1) {
        pause(backoff.pause(attempt - 1, ThreadLocalRandom.current()));
      }
      found.clear();
      for (LdapServer server : order) {
        if (closed) {
          throw new ConnectorException("stopped-user-termination", "the directory was closed");
        }
        try {
          return opened(server, open(server));
        } catch (LDAPException e) {
          Diagnosis diagnosis = Diagnoses.ofConnecting(settings, server, e);
          LOG.debug("no connection: {}", diagnosis.message());
          found.add(diagnosis);
          if (diagnosis.trouble().isAboutCredentials()) {
            throw refused(List.of(diagnosis));
          }
        }
      }
      if (found.stream().noneMatch(diagnosis -> diagnosis.trouble().isTransitory())) {
        break;
      }
    }
    throw refused(found);
  }

  private LDAPConnection open(LdapServer server) throws LDAPException {
    SocketFactory sockets =
        switch (settings.protection()) {
          case TLS -> tls;
          // One answer, then TLS takes over the socket.
          case START_TLS -> SocketFactory.getDefault();
          case NONE -> new CheckedSocketFactory(MAX_MESSAGE_BYTES);
        };
    PostConnectProcessor startTls =
        settings.protection() == Protection.START_TLS
            ? new StartTLSPostConnectProcessor(tls)
            : null;
    return new SingleServerSet(server.host(), server.port(), sockets, options(), bind, startTls)
        .getConnection();
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(Ints.saturatedCast(settings.connectTimeout().toMillis()));
    options.setResponseTimeoutMillis(settings.responseTimeout().toMillis());
    options.setAbandonOnTimeout(true);
    options.setUseKeepAlive(true);
    options.setFollowReferrals(false);
    options.setUseSchema(false);
    options.setUseSynchronousMode(true);
    options.setMaxMessageSize(MAX_MESSAGE_BYTES);
    options.setSSLSocketVerifier(
        settings.verifiesHostName()
            ? new HostNameCheck()
            : TrustAllSSLSocketVerifier.getInstance());
    return options;
  }

  private LDAPConnection opened(LdapServer server, LDAPConnection connection) {
    LOG.debug("connected to {}", server);
    open.removeIf(known -> !known.isConnected());
    open.add(connection);
    hasBegun = true;
    List<LdapServer> others = new ArrayList<>(settings.servers());
    others.remove(server);
    order = ImmutableList.<LdapServer>builder().add(server).addAll(others).build();
    if (closed) {
      close();
    }
    return connection;
  }

  private ConnectorException refused(List<Diagnosis> found) {
    Trouble first = found.get(0).trouble();
    return new ConnectorException(
        first.status(hasBegun),
        found.stream().map(Diagnosis::message).collect(Collectors.joining("; ")));
  }

  @Override
  public ConnectorException stopped(String doing, LDAPException cause) {
    Diagnosis diagnosis = Diagnoses.ofRequest(cause);
    return new ConnectorException(
        diagnosis.trouble().status(true), doing + ": " + diagnosis.message(), cause);
  }

  private static void pause(Duration time) throws ConnectorException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          "stopped-user-termination", "interrupted while waiting for a server", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(LDAPConnection::close);
    open.clear();
  }
}
