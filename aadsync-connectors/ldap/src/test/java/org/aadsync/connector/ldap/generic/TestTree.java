package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.connector.ldap.CuttingProxy;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.testing.contract.ImportReplica;
import org.jspecify.annotations.Nullable;

/** A subtree of a directory, empty at first, and a connector that reads it. */
final class TestTree implements AutoCloseable {
  static final UUID PARTITION = UUID.fromString("11111111-2222-3333-4444-555555555555");

  private final String base;
  private final LdapSettings.Builder settings;
  private final LDAPConnection admin;
  private final CuttingProxy proxy;
  private final AutoCloseable server;
  private String anchor = "entryUUID";
  private List<String> exclusions = List.of();
  private String partition;
  private @Nullable ImportReplica held;
  private KnownObjects heldBefore = KnownObjects.NONE;
  private @Nullable ImportReplica last;

  private TestTree(
      String base,
      LdapSettings.Builder settings,
      LDAPConnection admin,
      CuttingProxy proxy,
      AutoCloseable server) {
    this.base = base;
    this.partition = base;
    this.settings = settings;
    this.admin = admin;
    this.proxy = proxy;
    this.server = server;
  }

  /** Returns a subtree of the OpenLDAP server at AADSYNC_LDAP_URL; skips the test without one. */
  static TestTree openLdap(String name) throws Exception {
    return openLdap(name, "AADSYNC_LDAP_BASE");
  }

  /** Returns one where the server keeps no log of sessions, and tells what is present. */
  static TestTree openLdapWithoutLog(String name) throws Exception {
    return openLdap(name, "AADSYNC_LDAP_PRESENT_BASE");
  }

  private static TestTree openLdap(String name, String top) throws Exception {
    String url = System.getenv("AADSYNC_LDAP_URL");
    assumeThat(url).as("AADSYNC_LDAP_URL, the address of an OpenLDAP server").isNotNull();
    String user = System.getenv("AADSYNC_LDAP_BIND_DN");
    String password = System.getenv("AADSYNC_LDAP_PASSWORD");
    LDAPURL address = new LDAPURL(url);
    LDAPConnection admin = new LDAPConnection(address.getHost(), address.getPort(), user, password);
    String base = "ou=aadsync-generic-" + name + "," + System.getenv(top);
    return of(base, address.getHost(), address.getPort(), user, password, admin, () -> {});
  }

  /** Returns a subtree of a directory in this process, which knows no content synchronization. */
  static TestTree inMemory(InMemoryOperationInterceptor... interceptors) throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=fabrikam,dc=test");
    config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain"));
    config.addAdditionalBindCredentials("cn=admin", "secret");
    for (InMemoryOperationInterceptor interceptor : interceptors) {
      config.addInMemoryOperationInterceptor(interceptor);
    }
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=fabrikam,dc=test", "objectClass: domain", "dc: fabrikam");
    server.startListening();
    LDAPConnection admin = server.getConnection();
    int port = server.getListenPort();
    return of(
        "ou=tree,dc=fabrikam,dc=test",
        "localhost",
        port,
        "cn=admin",
        "secret",
        admin,
        () -> server.shutDown(true));
  }

  private static TestTree of(
      String base,
      String host,
      int port,
      String user,
      String password,
      LDAPConnection admin,
      AutoCloseable server)
      throws Exception {
    CuttingProxy proxy = new CuttingProxy(host, port);
    LdapSettings.Builder settings =
        LdapSettings.builder()
            .server(new LdapServer("127.0.0.1", proxy.port()))
            .protection(Protection.NONE)
            .attempts(1)
            .credentials(LdapCredentials.simple(user, password::toCharArray));
    TestTree tree = new TestTree(base, settings, admin, proxy, server);
    tree.clear();
    tree.container(base);
    return tree;
  }

  String base() {
    return base;
  }

  LDAPConnection admin() {
    return admin;
  }

  /** Cuts the connections of connectors after so many bytes of answers. */
  void cutAfter(int bytes) {
    proxy.cutAfter(bytes);
  }

  /** Cuts the connections that connectors have. */
  void cutNow() throws IOException {
    proxy.cutNow();
  }

  LdapSettings.Builder settings() {
    return settings;
  }

  TestTree withAnchor(String attribute) {
    anchor = attribute;
    return this;
  }

  /** Makes a container below the top the uppermost entry of the partition. */
  TestTree only(String container) {
    partition = container;
    return this;
  }

  TestTree without(String container) {
    exclusions = List.of(container);
    return this;
  }

  /** Deletes everything in the subtree, and its top. */
  void clear() throws LDAPException {
    if (admin.getEntry(base, "1.1") == null) {
      return;
    }
    List<SearchResultEntry> entries =
        new ArrayList<>(
            admin.search(base, SearchScope.SUB, "(objectClass=*)", "1.1").getSearchEntries());
    entries.sort(Comparator.comparing((SearchResultEntry entry) -> -entry.getDN().length()));
    for (SearchResultEntry entry : entries) {
      admin.delete(new DeleteRequest(entry.getDN()));
    }
  }

  void container(String dn) throws Exception {
    String name = dn.substring(3, dn.indexOf(','));
    admin.add("dn: " + dn, "objectClass: organizationalUnit", "ou: " + name);
  }

  /** Returns the name of a person of many, in one of so many containers. */
  static String numbered(int person, int containers, String base) {
    return "uid=p" + person + ",ou=c" + person % containers + "," + base;
  }

  /** Adds a person below the top or below a container, {@code ou=a}; returns its name. */
  String person(String uid, String... more) throws Exception {
    String dn = "uid=" + uid + "," + base;
    List<String> lines =
        new ArrayList<>(
            List.of(
                "dn: " + (uid.contains(",") ? "uid=" + uid : dn),
                "objectClass: inetOrgPerson",
                "uid: " + (uid.contains(",") ? uid.substring(0, uid.indexOf(',')) : uid),
                "cn: Person",
                "sn: Person"));
    lines.addAll(Arrays.asList(more));
    admin.add(lines.toArray(String[]::new));
    return lines.get(0).substring(4);
  }

  GenericConnector connector() throws ConnectorException {
    return connector(Clock.systemUTC());
  }

  GenericConnector connector(Clock clock) throws ConnectorException {
    return new GenericConnector(definition(), Directory.of(settings.build()), clock);
  }

  /** Imports; a delta import knows what the imports that ended before it have shown. */
  List<ImportEvent> read(Optional<ByteString> watermark) throws ConnectorException {
    return read(watermark, Clock.systemUTC());
  }

  List<ImportEvent> read(Optional<ByteString> watermark, Clock clock) throws ConnectorException {
    ImportReplica next = new ImportReplica(watermark.isEmpty() ? null : held);
    heldBefore = held == null ? KnownObjects.NONE : held;
    last = next;
    Partition partition = definition().partitions().get(0);
    try (GenericConnector connector = connector(clock)) {
      connector.importObjects(
          new ImportRequest(partition, watermark, false, Optional.empty(), next), next);
    }
    held = next;
    return next.events();
  }

  /** Returns what the last import reported, whether it ended or not. */
  List<ImportEvent> lastEvents() {
    return Objects.requireNonNull(last).events();
  }

  /** Returns the name of an object as the imports have told it. */
  Optional<String> held(UUID key) {
    return Objects.requireNonNull(held).dn(Anchor.of(key.toString(), true));
  }

  /** Returns the anchors of the objects that the last import told the end of, by whatever way. */
  List<Object> gone() {
    return Stream.concat(
            Objects.requireNonNull(last).absent().stream(),
            lastEvents().stream()
                .filter(ImportEvent.Deleted.class::isInstance)
                .map(event -> ((ImportEvent.Deleted) event).anchor()))
        .filter(anchor -> heldBefore.dn(anchor).isPresent())
        .map(Anchor::value)
        .distinct()
        .toList();
  }

  ConnectorDefinition definition() {
    return new ConnectorDefinition(
        UUID.fromString("b891884f-051e-4a83-95af-2544101c9083"),
        "people",
        ConnectorKind.OTHER,
        LocalDateTime.of(2026, 1, 1, 0, 0),
        schema(),
        anchor,
        true,
        List.of(
            new Partition(
                PARTITION,
                partition,
                partition,
                true,
                List.of("inetOrgPerson"),
                List.of(),
                exclusions,
                Map.of())),
        Map.of(),
        List.of());
  }

  private static SpaceSchema schema() {
    List<AttributeDefinition> all = new ArrayList<>();
    attribute(all, SpaceSchema.DN, AttributeType.STRING, false);
    attribute(all, "uid", AttributeType.STRING, true);
    attribute(all, "cn", AttributeType.STRING, true);
    attribute(all, "sn", AttributeType.STRING, true);
    attribute(all, "displayName", AttributeType.STRING, false);
    attribute(all, "employeeNumber", AttributeType.STRING, false);
    attribute(all, "description", AttributeType.STRING, true);
    attribute(all, "manager", AttributeType.REFERENCE, true);
    attribute(all, "userCertificate", AttributeType.BINARY, true);
    attribute(all, "jpegPhoto", AttributeType.BINARY, true);
    attribute(all, "userPassword", AttributeType.STRING, true);
    all.set(
        all.size() - 1,
        new AttributeDefinition(
            all.size() - 1, "userPassword", AttributeType.STRING, true, true, true, false));
    return new SpaceSchema(
        all,
        List.of(
            new ObjectType("person", null, ImmutableSet.of()),
            new ObjectType("inetOrgPerson", "person", ImmutableSet.of())));
  }

  private static void attribute(
      List<AttributeDefinition> all, String name, AttributeType type, boolean multiValued) {
    all.add(new AttributeDefinition(all.size(), name, type, multiValued, true, false, false));
  }

  static ByteString watermark(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(event -> ((ImportEvent.Checkpoint) event).watermark())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws Exception {
    clear();
    admin.close();
    proxy.close();
    server.close();
  }
}
