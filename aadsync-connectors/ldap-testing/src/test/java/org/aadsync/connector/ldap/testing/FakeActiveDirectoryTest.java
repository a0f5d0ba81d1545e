package org.aadsync.connector.ldap.testing;

import static org.aadsync.connector.ldap.testing.FakeDirectory.now;
import static org.aadsync.connector.ldap.testing.FakeDirectory.refusal;
import static org.aadsync.connector.ldap.testing.FakeDirectory.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the fake has beyond the common behaviours: rights, recycle bin, certificates, its own
 * interface.
 */
class FakeActiveDirectoryTest {
  @TempDir Path folder;

  @Test
  void the_domain_is_the_one_that_was_named() throws Exception {
    try (FakeActiveDirectory directory =
            FakeActiveDirectory.builder().domain("corp.example.com").netbiosName("EX").start();
        LDAPConnection connection = directory.connect()) {
      assertThat(directory.base()).isEqualTo("DC=corp,DC=example,DC=com");
      SearchResultEntry reference =
          connection.searchForEntry(
              "CN=Partitions,CN=Configuration," + directory.base(),
              SearchScope.ONE,
              "(nETBIOSName=EX)");
      assertThat(reference.getAttributeValue("dnsRoot")).isEqualTo("corp.example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CN=reader,CN=Users,DC=contoso,DC=test", "reader@contoso.test", "CONTOSO\\reader"})
  void an_account_binds_under_each_of_its_names(String name) {
    try (FakeActiveDirectory directory =
        FakeActiveDirectory.builder().account("reader", "Secret1!").start()) {
      assertThat(refusal(() -> directory.connect(name, "Secret1!").close()))
          .isEqualTo(ResultCode.SUCCESS);
      assertThat(refusal(() -> directory.connect(name, "secret1!").close()))
          .isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }
  }

  @Test
  void who_is_not_bound_sees_the_root_alone() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection =
            new LDAPConnection("127.0.0.1", directory.controller().port())) {
      assertThat(connection.getRootDSE()).isNotNull();
      assertThat(refusal(() -> connection.getEntry(directory.base())))
          .isEqualTo(ResultCode.OPERATIONS_ERROR);
    }
  }

  @Test
  void changes_are_for_those_with_the_right_to_replicate() throws Exception {
    try (FakeActiveDirectory directory =
            FakeActiveDirectory.builder().account("reader", "Secret1!").start();
        LDAPConnection connection = directory.connect("reader@contoso.test", "Secret1!")) {
      assertThat(refusal(() -> round(connection, directory, 0, null)))
          .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
      directory.grant(
          "CN=reader,CN=Users," + directory.base(), Right.REPLICATING_DIRECTORY_CHANGES);
      assertThat(round(connection, directory, 0, null).entries()).isNotEmpty();
    }
  }

  @Test
  void a_reader_cannot_write() throws Exception {
    try (FakeActiveDirectory directory =
            FakeActiveDirectory.builder().account("reader", "Secret1!").start();
        LDAPConnection connection = directory.connect("reader@contoso.test", "Secret1!")) {
      assertThat(
              refusal(
                  () ->
                      connection.add(
                          "OU=x," + directory.base(),
                          new Attribute("objectClass", "organizationalUnit"))))
          .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
    }
  }

  @Test
  void the_recycle_bin_gives_attributes_and_links_back() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().recycleBin(true).start();
        LDAPConnection connection = directory.connect()) {
      String people = "OU=People," + directory.base();
      String ann = directory.addUser(people, "Ann", new Attribute("department", "Sales"));
      String group = directory.addGroup(people, "Staff", ann);
      String guid = "<GUID=" + directory.guid(ann) + ">";
      connection.delete(ann);
      assertThat(connection.getEntry(group).hasAttribute("member")).isFalse();
      Entry deleted = deleted(connection, guid);
      assertThat(deleted.getAttributeValue("department")).isEqualTo("Sales");
      reanimate(connection, deleted.getDN(), ann);
      assertThat(connection.getEntry(ann).getAttributeValue("department")).isEqualTo("Sales");
      assertThat(connection.getEntry(group).getAttributeValues("member")).containsExactly(ann);
    }
  }

  @Test
  void the_recycle_bin_gives_links_back_without_a_change_of_what_they_come_from() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().recycleBin(true).start();
        LDAPConnection connection = directory.connect()) {
      String people = "OU=People," + directory.base();
      String ann = directory.addUser(people, "Ann");
      String group = directory.addGroup(people, "Staff", ann);
      String guid = "<GUID=" + directory.guid(ann) + ">";
      Entry before = connection.getEntry(group, "member", "uSNChanged", "whenChanged");
      ASN1OctetString cookie = now(connection, directory);
      connection.delete(ann);
      reanimate(connection, deleted(connection, guid).getDN(), ann);
      assertThat(connection.getEntry(group, "member", "uSNChanged", "whenChanged"))
          .isEqualTo(before);
      assertThat(round(connection, directory, 0x80000000, cookie).entries())
          .extracting(Entry::getDN)
          .containsExactly(ann);
    }
  }

  @Test
  void a_link_shows_again_when_both_of_its_ends_are_back() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().recycleBin(true).start();
        LDAPConnection connection = directory.connect()) {
      String people = "OU=People," + directory.base();
      String ann = directory.addUser(people, "Ann");
      String group = directory.addGroup(people, "Staff", ann);
      String annGuid = "<GUID=" + directory.guid(ann) + ">";
      String groupGuid = "<GUID=" + directory.guid(group) + ">";
      connection.delete(ann);
      connection.delete(group);
      reanimate(connection, deleted(connection, annGuid).getDN(), ann);
      assertThat(connection.getEntry(ann, "memberOf").hasAttribute("memberOf")).isFalse();
      reanimate(connection, deleted(connection, groupGuid).getDN(), group);
      assertThat(connection.getEntry(group).getAttributeValues("member")).containsExactly(ann);
      assertThat(connection.getEntry(ann, "memberOf").getAttributeValue("memberOf"))
          .isEqualTo(group);
    }
  }

  @Test
  void without_the_recycle_bin_links_are_gone_for_good() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String people = "OU=People," + directory.base();
      String ann = directory.addUser(people, "Ann");
      String group = directory.addGroup(people, "Staff", ann);
      String guid = "<GUID=" + directory.guid(ann) + ">";
      String before = connection.getEntry(group, "uSNChanged").getAttributeValue("uSNChanged");
      connection.delete(ann);
      reanimate(connection, deleted(connection, guid).getDN(), ann);
      Entry after = connection.getEntry(group, "member", "uSNChanged");
      assertThat(after.hasAttribute("member")).isFalse();
      assertThat(after.getAttributeValue("uSNChanged")).isEqualTo(before);
    }
  }

  @Test
  void identities_are_the_same_each_time_but_not_in_two_domains() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        FakeActiveDirectory again = FakeActiveDirectory.builder().start();
        FakeActiveDirectory other = FakeActiveDirectory.builder().domain("fabrikam.test").start()) {
      assertThat(directory.guid(directory.administrator()))
          .isEqualTo(again.guid(again.administrator()))
          .isNotEqualTo(other.guid(other.administrator()));
      assertThat(sid(directory)).isEqualTo(sid(again)).isNotEqualTo(sid(other));
    }
  }

  private static byte[] sid(FakeActiveDirectory directory) throws LDAPException {
    try (LDAPConnection connection = directory.connect()) {
      return connection
          .getEntry(directory.administrator(), "objectSid")
          .getAttributeValueBytes("objectSid");
    }
  }

  @Test
  void a_tombstone_comes_back_without_what_it_lost() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String people = "OU=People," + directory.base();
      String ann = directory.addUser(people, "Ann", new Attribute("department", "Sales"));
      String guid = "<GUID=" + directory.guid(ann) + ">";
      connection.delete(ann);
      ASN1OctetString cookie = now(connection, directory);
      reanimate(connection, deleted(connection, guid).getDN(), ann);
      assertThat(connection.getEntry(ann).hasAttribute("department")).isFalse();
      Entry change = round(connection, directory, 0, cookie).entries().get(0);
      assertThat(change.getDN()).isEqualTo(ann);
      assertThat(change.getAttribute("isDeleted").size()).isZero();
    }
  }

  private static Entry deleted(LDAPConnection connection, String guid) throws LDAPException {
    SearchRequest request = new SearchRequest(guid, SearchScope.BASE, "(objectClass=*)");
    request.addControl(new Control("1.2.840.113556.1.4.417", true));
    return connection.searchForEntry(request);
  }

  private static void reanimate(LDAPConnection connection, String deleted, String name)
      throws LDAPException {
    ModifyRequest request =
        new ModifyRequest(
            deleted,
            new Modification(ModificationType.DELETE, "isDeleted"),
            new Modification(ModificationType.REPLACE, "distinguishedName", name));
    request.addControl(new Control("1.2.840.113556.1.4.417", true));
    connection.modify(request);
  }

  @Test
  void collected_garbage_is_gone() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String ann = directory.addUser("OU=People," + directory.base(), "Ann");
      String guid = "<GUID=" + directory.guid(ann) + ">";
      connection.delete(ann);
      directory.collectGarbage();
      assertThat(deleted(connection, guid)).isNull();
    }
  }

  @Test
  void values_differ_by_more_than_case() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String ann =
          directory.addUser(
              "OU=People," + directory.base(),
              "Ann",
              new Attribute("proxyAddresses", "smtp:a@contoso.test"));
      assertThat(
              refusal(
                  () ->
                      connection.modify(
                          ann,
                          new Modification(
                              ModificationType.ADD, "proxyAddresses", "SMTP:a@contoso.test"))))
          .isEqualTo(ResultCode.ATTRIBUTE_OR_VALUE_EXISTS);
    }
  }

  @Test
  void names_can_be_extended_by_identities() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String ann = directory.addUser("OU=People," + directory.base(), "Ann");
      SearchRequest request = new SearchRequest(ann, SearchScope.BASE, "(objectClass=*)");
      request.addControl(new Control(ExtendedNames.OID, true));
      assertThat(connection.searchForEntry(request).getDN())
          .matches("<GUID=[0-9a-f]{32}>;<SID=[0-9a-f]+>;" + ann);
    }
  }

  @Test
  void another_forest_is_referred_to() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      assertThat(refusal(() -> connection.getEntry("OU=x,DC=fabrikam,DC=test")))
          .isEqualTo(ResultCode.REFERRAL);
    }
  }

  @Test
  void the_subschema_is_one_that_a_client_can_read() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      Schema schema = connection.getSchema();
      assertThat(schema.getAttributeType("userAccountControl").isSingleValued()).isTrue();
      assertThat(schema.getObjectClass("inetOrgPerson").getSuperiorClasses())
          .containsExactly("user");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "inetOrgPerson", "contact", "computer", "group"})
  void every_class_that_is_synchronized_can_be_added(String type) throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String dn = "CN=x,CN=Users," + directory.base();
      String parent = directory.addContainers("OU=People," + directory.base());
      String name = type.equals("contact") ? "CN=x," + parent : dn;
      connection.add(
          name, new Attribute("objectClass", type), new Attribute("extensionAttribute1", "x"));
      assertThat(connection.getEntry(name).getObjectClassValues()).contains(type);
    }
  }

  @Test
  void a_principal_of_another_domain_has_the_sid_of_its_name() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String dn = "CN=S-1-5-21-1-2-3-1104,CN=ForeignSecurityPrincipals," + directory.base();
      connection.add(dn, new Attribute("objectClass", "foreignSecurityPrincipal"));
      assertThat(
              connection
                  .search(directory.base(), SearchScope.SUB, "(objectSid=S-1-5-21-1-2-3-1104)")
                  .getSearchEntries())
          .extracting(Entry::getDN)
          .containsExactly(dn);
    }
  }

  @Test
  void a_device_can_be_added() throws Exception {
    try (FakeActiveDirectory directory = FakeActiveDirectory.builder().start();
        LDAPConnection connection = directory.connect()) {
      String dn = "CN=x,CN=RegisteredDevices," + directory.base();
      connection.add(
          dn,
          new Attribute("objectClass", "msDS-Device"),
          new Attribute("displayName", "x"),
          new Attribute("msDS-DeviceID", new byte[16]),
          new Attribute("msDS-IsEnabled", "TRUE"));
      assertThat(connection.getEntry(dn).getObjectClassValues()).contains("msDS-Device");
    }
  }

  private SSLUtil trusting(TestCertificate certificate) throws Exception {
    File file = folder.resolve("trust.pem").toFile();
    Files.writeString(file.toPath(), certificate.pem(), StandardCharsets.US_ASCII);
    return new SSLUtil(new PEMFileTrustManager(file));
  }

  /** What a client that trusts the certificate and looks at its names says of it. */
  private void handshake(TestCertificate certificate) throws Exception {
    try (FakeActiveDirectory directory =
            FakeActiveDirectory.builder().tls(certificate.context()).start();
        SSLSocket socket =
            (SSLSocket)
                trusting(certificate)
                    .createSSLSocketFactory()
                    .createSocket("127.0.0.1", directory.controller().securePort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("LDAPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  @Test
  void a_valid_certificate_is_accepted() {
    assertThatCode(() -> handshake(TestCertificate.valid("127.0.0.1"))).doesNotThrowAnyException();
  }

  @Test
  void an_expired_certificate_is_refused_by_a_client() {
    assertThatThrownBy(() -> handshake(TestCertificate.expired("127.0.0.1")))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void a_certificate_of_another_host_is_refused_by_a_client() {
    assertThatThrownBy(() -> handshake(TestCertificate.valid("elsewhere.test")))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void start_tls_encrypts_a_plain_connection() throws Exception {
    TestCertificate certificate = TestCertificate.valid("127.0.0.1");
    try (FakeActiveDirectory directory =
            FakeActiveDirectory.builder().tls(certificate.context()).start();
        LDAPConnection connection = directory.connect()) {
      String ann = directory.addUser("OU=People," + directory.base(), "Ann");
      connection.processExtendedOperation(
          new StartTLSExtendedRequest(new SSLUtil(new TrustAllTrustManager()).createSSLContext()));
      connection.bind(directory.administrator(), directory.password());
      byte[] password = "\"Str0ng!Secret\"".getBytes(StandardCharsets.UTF_16LE);
      connection.modify(ann, new Modification(ModificationType.REPLACE, "unicodePwd", password));
      assertThat(connection.bind(ann, "Str0ng!Secret").getResultCode())
          .isEqualTo(ResultCode.SUCCESS);
    }
  }
}
