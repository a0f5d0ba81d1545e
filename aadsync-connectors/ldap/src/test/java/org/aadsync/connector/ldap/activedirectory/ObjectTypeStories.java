package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type of object that a configuration may select is imported as it is. */
abstract class ObjectTypeStories {
  // S-1-5-21-1-2-3-4 ([MS-DTYP] 2.4.2.2).
  private static final String FOREIGN_SID = "S-1-5-21-1-2-3-4";
  private static final String FOREIGN_BYTES =
      "0105000000000005" + "15000000" + "01000000" + "02000000" + "03000000" + "04000000";

  private TestDomain domain;

  abstract TestDomain open() throws Exception;

  /** Has the directory stand for an account of another forest by an object of this name. */
  abstract void refer(TestDomain inner, String sid, String dn) throws LDAPException;

  @BeforeEach
  void start() throws Exception {
    domain = open();
  }

  @AfterEach
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
  }

  private Map<String, ImportedObject> imported() throws Exception {
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), java.util.Optional.empty(), true), events::add);
    }
    Map<String, ImportedObject> objects = new LinkedHashMap<>();
    for (ImportEvent event : events) {
      assertThat(event).isNotInstanceOf(ImportEvent.Rejected.class);
      if (event instanceof ImportEvent.Full full) {
        objects.put(full.object().dn().toLowerCase(Locale.ROOT), full.object());
      }
    }
    return objects;
  }

  private void assertImported(String type, String dn) throws Exception {
    ImportedObject object = imported().get(dn.toLowerCase(Locale.ROOT));
    assertThat(object).as(dn).isNotNull();
    assertThat(object.objectType()).isEqualTo(type);
    assertThat(object.anchor()).isEqualTo(domain.guid(dn).anchor());
  }

  @Test
  void aUser() throws Exception {
    assertImported("user", domain.user("ada"));
  }

  @Test
  void aPersonOfTheInternet() throws Exception {
    assertImported("inetOrgPerson", domain.account("inetOrgPerson", "inet", domain.root));
  }

  @Test
  void aComputer() throws Exception {
    assertImported("computer", domain.account("computer", "pc", domain.root));
  }

  @Test
  void aComputerIsNoUserWhereOnlyUsersAreSelected() throws Exception {
    domain.account("computer", "pc", domain.root);

    assertThat(domain.select("user").partition().objectClasses()).containsExactly("user");
    assertThat(imported().values()).extracting(ImportedObject::objectType).containsOnly("user");
  }

  @Test
  void aContact() throws Exception {
    assertImported("contact", domain.contact("carol"));
  }

  @Test
  void aGroup() throws Exception {
    assertImported("group", domain.group("staff"));
  }

  @Test
  void aContainer() throws Exception {
    domain.select("container");

    assertImported("container", domain.object("container", "CN=box," + domain.root));
  }

  @Test
  void aDevice() throws Exception {
    domain.select("device");

    assertImported("device", domain.object("device", "CN=printer," + domain.root));
  }

  @Test
  void aForeignSecurityPrincipal() throws Exception {
    String container = "CN=ForeignSecurityPrincipals," + domain.base;
    String dn = "CN=" + FOREIGN_SID + "," + container;
    domain.select("foreignSecurityPrincipal").include(container);
    refer(domain, FOREIGN_SID, dn);
    assertImported("foreignSecurityPrincipal", dn);
    assertThat(value(dn, "objectSid")).isEqualTo(ByteString.fromHex(FOREIGN_BYTES));
  }

  private Object value(String dn, String attribute) throws Exception {
    return imported()
        .get(dn.toLowerCase(Locale.ROOT))
        .values()
        .get(domain.attribute(attribute).slot());
  }

  @Test
  void certificatesAreTheBytesThatTheyAre() throws Exception {
    Random random = new Random(7);
    byte[] first = new byte[3_000];
    byte[] second = {0x30, (byte) 0x80, 0, (byte) 0xFF, '\r', '\n', ' '};
    random.nextBytes(first);
    Attribute both = new Attribute("userCertificate", first, second);
    for (String dn : List.of(domain.user("ada", both), domain.contact("carol", both))) {
      assertThat((List<?>) value(dn, "userCertificate"))
          .hasSize(2)
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Object.class))
          .containsExactlyInAnyOrder(ByteString.copyOf(first), ByteString.copyOf(second));
    }
  }

  @Test
  void certificatesThatComeAndGoAreFollowed() throws Exception {
    byte[] first = {1, 0, (byte) 0xFE};
    byte[] second = {2, (byte) 0xC3, 0x28};
    String ada = domain.user("ada", new Attribute("userCertificate", first));
    Replica replica = Replica.of(domain);
    change(ada, ModificationType.ADD, second);
    change(ada, ModificationType.DELETE, first);

    replica.read();

    assertThat(replica.objects.get(domain.guid(ada).anchor()).get("userCertificate"))
        .containsExactly(ByteString.copyOf(second).toString());
  }

  private void change(String dn, ModificationType how, byte[] value) throws LDAPException {
    domain.admin.modify(dn, new Modification(how, "userCertificate", value));
  }
}
