package org.aadsync.connector.ldap.activedirectory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SubtreeDeleteRequestControl;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** A domain and an organizational unit of it in which a test does what it likes. */
final class TestDomain implements AutoCloseable {
  private static final String HOME = "aadsync-adconn";
  private static final Control SHOW_DELETED = new Control("1.2.840.113556.1.4.417", true);

  final LDAPConnection admin;
  final String base;
  final String root;
  final LdapServer server;
  private LdapServer entrance;
  private final Protection protection;
  private final String user;
  private final String password;
  private List<String> types = List.of("user", "inetOrgPerson", "contact", "group", "computer");
  private List<String> inclusions;
  private List<String> exclusions = List.of();
  private DeltaMethod method = DeltaMethod.DIRSYNC;
  private int pageSize = 1_000;
  private boolean readOnly;
  private Duration patience = Duration.ofSeconds(60);
  private String described = "";
  private @Nullable FakeActiveDirectory owned;

  private TestDomain(
      LdapServer server, Protection protection, String base, String user, String password)
      throws LDAPException, GeneralSecurityException {
    this.server = server;
    this.entrance = server;
    this.protection = protection;
    this.base = base;
    this.user = user;
    this.password = password;
    this.admin = connect();
    String home = "OU=" + HOME + "," + base;
    this.root = "OU=" + UUID.randomUUID().toString().substring(0, 8) + "," + home;
    this.inclusions = List.of(root);
    try {
      unit(home);
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
        throw e;
      }
    }
    unit(root);
  }

  /** Returns another connection of the administrator, to be closed by the caller. */
  LDAPConnection connect() throws LDAPException, GeneralSecurityException {
    return protection == Protection.TLS
        ? new LDAPConnection(
            new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory(),
            server.host(),
            server.port(),
            user,
            password)
        : new LDAPConnection(server.host(), server.port(), user, password);
  }

  /** Returns the domain of the environment; without one the test is skipped. */
  static TestDomain samba(boolean tls) throws Exception {
    String variable = tls ? "AADSYNC_AD_LDAPS_URL" : "AADSYNC_AD_URL";
    String url = System.getenv(variable);
    assumeTrue(url != null, variable + " is not set: no domain controller to test with");
    LDAPURL address = new LDAPURL(url);
    return new TestDomain(
        new LdapServer(address.getHost(), address.getPort()),
        tls ? Protection.TLS : Protection.NONE,
        System.getenv("AADSYNC_AD_BASE"),
        System.getenv("AADSYNC_AD_BIND_DN"),
        System.getenv("AADSYNC_AD_PASSWORD"));
  }

  /** Returns the domain of a directory in memory, which is closed with it. */
  static TestDomain of(FakeActiveDirectory fake) throws Exception {
    TestDomain domain =
        new TestDomain(
            new LdapServer(fake.controller().host(), fake.controller().port()),
            Protection.NONE,
            fake.base(),
            fake.administrator(),
            fake.password());
    domain.owned = fake;
    return domain;
  }

  TestDomain include(String... containers) {
    inclusions = List.of(containers);
    return this;
  }

  TestDomain select(String... objectTypes) {
    types = List.of(objectTypes);
    return this;
  }

  TestDomain exclude(String... containers) {
    exclusions = List.of(containers);
    return this;
  }

  TestDomain by(DeltaMethod other) {
    method = other;
    return this;
  }

  TestDomain pages(int objects) {
    pageSize = objects;
    return this;
  }

  /** Has the schema say something else about one attribute. */
  TestDomain describe(String attribute) {
    described = attribute;
    return this;
  }

  /** Has connectors wait no longer for an answer. */
  TestDomain patience(Duration other) {
    patience = other;
    return this;
  }

  TestDomain readOnly() {
    readOnly = true;
    return this;
  }

  /** Has connectors come in through a port of this machine. */
  TestDomain through(int port) {
    entrance = new LdapServer("127.0.0.1", port);
    return this;
  }

  Connector connector() throws ConnectorException {
    return connector(definition());
  }

  Connector connector(ConnectorDefinition configured) throws ConnectorException {
    return ActiveDirectory.connector(configured, Directory.of(settings(entrance, user, password)));
  }

  /** Returns where the directory is. */
  LdapServer address() {
    return server;
  }

  String administrator() {
    return user;
  }

  String password() {
    return password;
  }

  /** Returns a connector that takes another server for the directory's. */
  Connector connector(LdapServer other) throws ConnectorException {
    return connector(other, user, password);
  }

  Connector connector(LdapServer other, String who, String secret) throws ConnectorException {
    return ActiveDirectory.connector(definition(), Directory.of(settings(other, who, secret)));
  }

  /** Returns another server in place of the directory's. */
  Directory directory(LdapServer other) throws ConnectorException {
    return Directory.of(settings(other, user, password));
  }

  private LdapSettings settings(LdapServer other, String who, String secret)
      throws ConnectorException {
    LdapSettings.Builder settings =
        LdapSettings.builder()
            .server(other)
            .protection(protection)
            .credentials(LdapCredentials.simple(who, secret::toCharArray))
            .attempts(1)
            .responseTimeout(patience)
            .pageSize(pageSize)
            .readOnly(readOnly)
            .deltaMethod(method);
    if (protection == Protection.TLS) {
      settings.trust(SambaCertificate.file()).verifiesHostName(false);
    }
    return settings.build();
  }

  Partition partition() {
    return new Partition(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        base,
        base,
        true,
        types,
        inclusions,
        exclusions,
        Map.of());
  }

  ConnectorDefinition definition() {
    return new ConnectorDefinition(
        UUID.nameUUIDFromBytes(new byte[] {2}),
        "AD",
        ConnectorKind.ACTIVE_DIRECTORY,
        LocalDateTime.of(2020, 1, 1, 0, 0),
        schema(),
        ObjectGuid.ATTRIBUTE,
        false,
        List.of(partition()),
        Map.of(),
        List.of());
  }

  AttributeDefinition attribute(String name) {
    AttributeDefinition found = schema().find(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private SpaceSchema schema() {
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (String text :
        List.of(
            "dn:STRING",
            "objectGUID:BINARY:readOnly",
            "objectSid:BINARY:readOnly",
            "displayName:STRING",
            "mail:STRING",
            "title:STRING",
            "sAMAccountName:STRING",
            "userPrincipalName:STRING",
            "userAccountControl:NUMBER",
            "proxyAddresses:STRING:multi",
            "thumbnailPhoto:BINARY",
            "userCertificate:BINARY:multi",
            "manager:REFERENCE",
            "member:REFERENCE:multi",
            "groupType:NUMBER",
            "unicodePwd:STRING:exportOnly")) {
      List<String> usual = List.of(text.split(":"));
      boolean isOther = described.startsWith(usual.get(0) + ":");
      List<String> parts = isOther ? List.of(described.split(":")) : usual;
      attributes.add(
          new AttributeDefinition(
              attributes.size(),
              parts.get(0),
              AttributeType.valueOf(parts.get(1)),
              parts.contains("multi"),
              true,
              parts.contains("exportOnly"),
              parts.contains("readOnly")));
    }
    return new SpaceSchema(
        attributes,
        List.of(
            type("top", null),
            type("person", "top"),
            type("organizationalPerson", "person"),
            type("user", "organizationalPerson"),
            type("inetOrgPerson", "user"),
            type("computer", "user"),
            type("contact", "organizationalPerson"),
            type("group", "top"),
            type("container", "top"),
            type("device", "top"),
            type("foreignSecurityPrincipal", "top")));
  }

  private static ObjectType type(String name, @Nullable String superior) {
    return new ObjectType(name, superior, ImmutableSet.of());
  }

  // What others do in the directory

  String unit(String dn) throws LDAPException {
    admin.add(dn, new Attribute("objectClass", "organizationalUnit"));
    return dn;
  }

  String user(String name, Attribute... more) throws LDAPException {
    return user(name, root, more);
  }

  /** Returns an account name that no other test uses. */
  String account(String name) {
    return name + "-" + root.substring(3, 11);
  }

  String user(String name, String parent, Attribute... more) throws LDAPException {
    return account("user", name, parent, more);
  }

  String contact(String name, Attribute... more) throws LDAPException {
    return add("CN=" + name + "," + root, "contact", null, more);
  }

  String group(String name, String... members) throws LDAPException {
    return groupIn(root, name, members);
  }

  String groupIn(String parent, String name, String... members) throws LDAPException {
    return members.length == 0
        ? account("group", name, parent)
        : account("group", name, parent, new Attribute("member", members));
  }

  /** Adds an object that has an account. */
  String account(String type, String name, String parent, Attribute... more) throws LDAPException {
    Attribute account = new Attribute("sAMAccountName", account(name));
    return add("CN=" + name + "," + parent, type, account, more);
  }

  /** Adds an object that has no account. */
  String object(String type, String dn, Attribute... more) throws LDAPException {
    return add(dn, type, null, more);
  }

  private String add(String dn, String type, @Nullable Attribute account, Attribute... more)
      throws LDAPException {
    List<Attribute> attributes = new ArrayList<>(List.of(more));
    attributes.add(new Attribute("objectClass", type));
    if (account != null) {
      attributes.add(account);
    }
    admin.add(new Entry(dn, attributes));
    return dn;
  }

  void set(String dn, String name, String... values) throws LDAPException {
    admin.modify(new ModifyRequest(dn, new Modification(ModificationType.REPLACE, name, values)));
  }

  void addValue(String dn, String name, String value) throws LDAPException {
    admin.modify(new ModifyRequest(dn, new Modification(ModificationType.ADD, name, value)));
  }

  void removeValue(String dn, String name, String value) throws LDAPException {
    admin.modify(new ModifyRequest(dn, new Modification(ModificationType.DELETE, name, value)));
  }

  String move(String dn, String newRdn, String newParent) throws LDAPException {
    admin.modifyDN(dn, newRdn, true, newParent);
    return newRdn + "," + newParent;
  }

  void delete(String dn) throws LDAPException {
    admin.delete(dn);
  }

  ObjectGuid guid(String dn) throws LDAPException {
    return ObjectGuid.of(admin.getEntry(dn, ObjectGuid.ATTRIBUTE)).orElseThrow();
  }

  /** Brings a deleted object back to life under its old name. */
  void reanimate(ObjectGuid guid, String dn) throws LDAPException {
    SearchRequest find =
        new SearchRequest(base, SearchScope.SUB, guid.filter(), ObjectGuid.ATTRIBUTE);
    find.addControl(SHOW_DELETED);
    ModifyRequest request =
        new ModifyRequest(
            admin.searchForEntry(find).getDN(),
            new Modification(ModificationType.DELETE, "isDeleted"),
            new Modification(ModificationType.REPLACE, "distinguishedName", new DN(dn).toString()));
    request.addControl(SHOW_DELETED);
    admin.modify(request);
  }

  @Override
  public void close() throws LDAPException {
    if (owned != null) {
      admin.close();
      owned.close();
      return;
    }
    DeleteRequest all = new DeleteRequest(root);
    all.addControl(new SubtreeDeleteRequestControl());
    admin.delete(all);
    admin.close();
  }
}
