package org.aadsync.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.connector.ldap.LdapConnectors;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;

/** A directory server and an account of it. Immutable. */
final class Server {
  static final int PAGE = LdapSettings.DEFAULT_PAGE_SIZE;

  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final String base;
  private final ConnectorKind kind;

  private Server(
      String host, int port, String user, String password, String base, ConnectorKind kind) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.base = base;
    this.kind = kind;
  }

  /** Returns the OpenLDAP server of {@code .ci/openldap.sh}, if the environment knows one. */
  static Optional<Server> openLdap() throws LDAPException {
    return of("AADSYNC_LDAP", ConnectorKind.OTHER);
  }

  /** Returns the domain controller of {@code .ci/samba-ad.sh}, if the environment knows one. */
  static Optional<Server> samba() throws LDAPException {
    return of("AADSYNC_AD", ConnectorKind.ACTIVE_DIRECTORY);
  }

  private static Optional<Server> of(String prefix, ConnectorKind kind) throws LDAPException {
    String url = System.getenv(prefix + "_URL");
    if (url == null) {
      return Optional.empty();
    }
    LDAPURL address = new LDAPURL(url);
    return Optional.of(
        new Server(
            address.getHost(),
            address.getPort(),
            variable(prefix + "_BIND_DN"),
            variable(prefix + "_PASSWORD"),
            variable(prefix + "_BASE"),
            kind));
  }

  private static String variable(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }

  static Server of(FakeActiveDirectory fake) {
    return new Server(
        fake.controller().host(),
        fake.controller().port(),
        fake.administrator(),
        fake.password(),
        fake.base(),
        ConnectorKind.ACTIVE_DIRECTORY);
  }

  /** Returns the same server behind a wire that counts. */
  Server behind(Wire wire) {
    return new Server(Wire.HOST, wire.port(), user, password, base, kind);
  }

  Wire wire() throws Exception {
    return new Wire(host, port);
  }

  String base() {
    return base;
  }

  ConnectorKind kind() {
    return kind;
  }

  /** Returns a connection that reads as the connectors' do. */
  LDAPConnection connect() throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setUseSynchronousMode(true);
    options.setUseSchema(false);
    options.setMaxMessageSize(0);
    options.setResponseTimeoutMillis(0);
    return new LDAPConnection(options, host, port, user, password);
  }

  Connector connector(ConnectorDefinition definition) throws ConnectorException {
    return LdapConnectors.open(
        definition,
        LdapSettings.builder()
            .server(new LdapServer(host, port))
            .protection(Protection.NONE)
            .credentials(LdapCredentials.simple(user, password::toCharArray))
            .pageSize(PAGE)
            .build());
  }
}
