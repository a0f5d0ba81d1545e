package org.aadsync.connector.ldap.activedirectory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.Selection;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.directory.ValueWriter;
import org.aadsync.connector.ldap.HostileNames;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Names that look like something else stay what they are and reach nothing else. */
class HostileNamesTest {
  private static final int MAX_RDN = HostileNames.MAX_LENGTH;
  private static final String GUID = "01234567-89ab-cdef-0123-456789abcdef";
  private static final List<String> LISTED =
      List.of(
          "Doe, Jane",
          "a+b",
          "say \"hi\"",
          "back\\slash",
          "back\\",
          "<tag>",
          "a;b",
          "a=b",
          "#1",
          "a#",
          " leading",
          "trailing ",
          "  ",
          " ",
          "a  b",
          "😀",
          "שלום עולם",
          "مرحبا",
          "\u202egnp.exe",
          "Zoe\u0308",
          "x".repeat(MAX_RDN),
          "😀".repeat(MAX_RDN / 2),
          "a\\,b+OU=c",
          "a,b+OU=c",
          "CN=x,OU=y",
          ",",
          "+",
          "\\",
          "=",
          "\\2C",
          "*)(objectClass=*",
          "\\2a\\00",
          "#0401ff",
          "a/b",
          "a*b");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
            Arbitraries.of(HostileNames.PARTS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(each -> String.join("", each)),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(MAX_RDN))
        .filter(name -> UTF_8.newEncoder().canEncode(name));
  }

  private static String spelledInHex(String value) {
    StringBuilder hex = new StringBuilder();
    for (byte each : value.getBytes(UTF_8)) {
      hex.append('\\').append(HexFormat.of().toHexDigits(each));
    }
    return hex.toString();
  }

  private static RDN first(DN name) {
    return name.getRDN();
  }

  @Property(tries = 20_000)
  @Label("C12 a name is written, taken apart and put together as it is")
  void namesStayWhatTheyAre(@ForAll("names") String name, @ForAll("names") String unit)
      throws Exception {
    String parent = "OU=" + DistinguishedName.escape(unit) + ",DC=x";
    String dn = "CN=" + DistinguishedName.escape(name) + "," + parent;

    DN parsed = new DN(dn);
    assertThat(parsed.getRDNs()).hasSize(3);
    assertThat(first(parsed).getAttributeValues()).containsExactly(name);
    assertThat(parsed.getParent().getRDN().getAttributeValues()).containsExactly(unit);
    // As a rename sends it.
    DN together = new DN(parsed.getRDNString() + "," + parsed.getParentString());
    assertThat(first(together).getAttributeValues()).containsExactly(name);
    assertThat(together).isEqualTo(parsed);
    // The engine's idea of it, and another spelling.
    String hex = "cn=" + spelledInHex(name) + " , ou=" + spelledInHex(unit) + ",dc=x";
    assertThat(DistinguishedName.parse(dn).rdns()).hasSize(3);
    assertThat(DistinguishedName.parse(hex)).isEqualTo(DistinguishedName.parse(dn));
    assertThat(DistinguishedName.parse(parsed.toMinimallyEncodedString()))
        .isEqualTo(DistinguishedName.parse(dn));
    assertThat(new DN(hex)).isEqualTo(parsed);
  }

  private static final AttributeDefinition MANAGER =
      new AttributeDefinition(1, "manager", AttributeType.REFERENCE, false, true, false, false);
  private static final AttributeDefinition TITLE =
      new AttributeDefinition(2, "title", AttributeType.STRING, false, true, false, false);

  @Property(tries = 20_000)
  @Label("C12 references and texts are written as they were read")
  void valuesStayWhatTheyAre(@ForAll("names") String name) throws Exception {
    byte[] dn = ("CN=" + DistinguishedName.escape(name) + ",DC=x").getBytes(UTF_8);
    ValueWriter.References<RuntimeException> asGiven = (attribute, reference) -> reference.dn();

    Object reference = ValueReader.values(MANAGER, new Attribute("manager", dn)).get(0);
    Object text = ValueReader.values(TITLE, new Attribute("title", name)).get(0);

    assertThat(ValueWriter.bytes(MANAGER, reference, asGiven)).isEqualTo(dn);
    assertThat(text).isEqualTo(name);
    assertThat(ValueWriter.bytes(TITLE, text, asGiven)).isEqualTo(name.getBytes(UTF_8));
  }

  @Property(tries = 20_000)
  @Label("C12 a container includes what is below it and nothing whose name looks so")
  void containersIncludeWhatIsBelow(@ForAll("names") String name, @ForAll("names") String unit)
      throws Exception {
    String container = "OU=" + DistinguishedName.escape(unit) + ",DC=x";
    Selection selection =
        new Selection(new SpaceSchema(List.of(), List.of()), List.of(partition(container)));
    String escaped = DistinguishedName.escape(name);

    assertThat(standing(selection, "CN=" + escaped + "," + container))
        .isEqualTo(Placement.Standing.SELECTED);
    assertThat(standing(selection, "CN=" + escaped + ",DC=x"))
        .isEqualTo(Placement.Standing.OUTSIDE);
    // The container as a part of the name.
    assertThat(standing(selection, "CN=" + DistinguishedName.escape("a," + container) + ",DC=x"))
        .isEqualTo(Placement.Standing.OUTSIDE);
  }

  private static Placement.Standing standing(Selection selection, String dn) throws LDAPException {
    return selection.place(new DN(dn), List.of("user")).standing();
  }

  private static Partition partition(String inclusion) {
    return new Partition(
        java.util.UUID.nameUUIDFromBytes(new byte[] {1}),
        "DC=x",
        "DC=x",
        true,
        List.of("user"),
        List.of(inclusion),
        List.of(),
        Map.of());
  }

  @Property(tries = 2_000)
  @Label("C12 a filter for a GUID holds that GUID, whatever its bytes look like")
  void filtersForGuids(@ForAll byte[] some) throws Exception {
    byte[] guid = java.util.Arrays.copyOf(some, ObjectGuid.SIZE);
    Filter filter =
        ObjectGuid.of(Anchor.of(org.aadsync.expressions.value.ByteString.copyOf(guid)))
            .orElseThrow()
            .filter();

    assertThat(Filter.create(filter.toString())).isEqualTo(filter);
    assertThat(filter.getRawAssertionValue().getValue()).isEqualTo(guid);
  }

  @Test
  @DisplayName("C12 only the first component tells that an object was deleted")
  void namesOfTombstones() {
    String mangled = "\\0ADEL:" + GUID;

    assertThat(ObjectGuid.ofTombstone("CN=a" + mangled + ",CN=Deleted Objects,DC=x")).isPresent();
    assertThat(ObjectGuid.ofTombstone("CN=a\\,b\\\\" + mangled + ",DC=x")).isPresent();
    assertThat(ObjectGuid.ofTombstone("CN=a,OU=b" + mangled + ",DC=x")).isEmpty();
    assertThat(ObjectGuid.ofTombstone("CN=a\\\\0ADEL:" + GUID + ",DC=x")).isEmpty();
    assertThat(ObjectGuid.ofTombstone("CN=a\\0ACNF:" + GUID + ",DC=x")).isEmpty();
    assertThat(ObjectGuid.ofTombstone("CN=aDEL:" + GUID + ",DC=x")).isEmpty();
    assertThat(ObjectGuid.ofTombstone("CN=a" + mangled + "0,DC=x")).isEmpty();
  }

  @Test
  @DisplayName("C12 20,000 objects are imported by their names, and renamed to others")
  void manyNames() throws Exception {
    List<String> names = HostileNames.generated(20_000);
    FakeActiveDirectory fake = FakeActiveDirectory.builder().start();
    try (TestDomain domain = TestDomain.of(fake)) {
      Map<Anchor, String> expected = new LinkedHashMap<>();
      int refused = 0;
      for (String name : names) {
        String dn = "CN=" + DistinguishedName.escape(name) + "," + domain.root;
        try {
          fake.add(dn, new Attribute("objectClass", "contact"), new Attribute("displayName", name));
        } catch (LDAPException e) {
          refused++;
          continue;
        }
        expected.put(anchor(fake.guid(dn)), name);
      }
      assertThat(refused).isLessThan(names.size() / 4);
      assertThat(names(domain)).isEqualTo(expected);

      List<ExportOperation> renames = new ArrayList<>();
      Map<Anchor, String> renamed = new LinkedHashMap<>(expected);
      for (Map.Entry<Anchor, String> each : List.copyOf(expected.entrySet()).subList(0, 3_000)) {
        String name = cut("new " + each.getValue());
        renamed.put(each.getKey(), name);
        renames.add(
            new ExportOperation.Update(
                "CN=" + DistinguishedName.escape(each.getValue()) + "," + domain.root,
                "contact",
                each.getKey(),
                "CN=" + DistinguishedName.escape(name) + "," + domain.root,
                List.of()));
      }
      try (Connector connector = domain.connector();
          ExportSession session = connector.openExport()) {
        assertThat(session.export(renames)).allMatch(ExportOutcome.Success.class::isInstance);
        session.commit();
      }
      assertThat(names(domain)).isEqualTo(renamed);
    }
  }

  private static String cut(String name) {
    int end = Math.min(name.length(), MAX_RDN);
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
  }

  private static Anchor anchor(java.util.UUID guid) {
    String text = "CN=x\\0ADEL:" + guid + ",DC=x";
    return ObjectGuid.ofTombstone(text).orElseThrow().anchor();
  }

  /** Imports, and returns the names of the objects. */
  private static Map<Anchor, String> names(TestDomain domain) throws Exception {
    Map<Anchor, String> names = new LinkedHashMap<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), true),
          event -> {
            if (event instanceof ImportEvent.Full full) {
              names.put(full.object().anchor(), valueOfFirst(full.object().dn()));
            } else {
              assertThat(event).isNotInstanceOf(ImportEvent.Rejected.class);
            }
          });
    }
    return names;
  }

  private static String valueOfFirst(String dn) {
    try {
      return new DN(dn).getRDN().getAttributeValues()[0];
    } catch (LDAPException e) {
      throw new AssertionError(dn, e);
    }
  }

  @Test
  @DisplayName("C12 listed names are added, referred to, renamed and deleted")
  void listedNames() throws Exception {
    try (TestDomain domain = TestDomain.of(FakeActiveDirectory.builder().start())) {
      throughAllOperations(domain, LISTED);
    }
  }

  /** Adds objects of these names, refers to them, renames them, and deletes them. */
  static void throughAllOperations(TestDomain domain, List<String> names) throws Exception {
    for (String name : names) {
      String dn = "CN=" + DistinguishedName.escape(name) + "," + domain.root;
      String other = "CN=" + DistinguishedName.escape(cut("2" + name)) + "," + domain.root;
      try (Connector connector = domain.connector();
          ExportSession session = connector.openExport()) {
        Anchor anchor =
            success(session, new ExportOperation.Add(dn, "contact", List.of())).anchor();
        Anchor referring =
            success(
                    session,
                    new ExportOperation.Add(
                        "CN=referring," + domain.root,
                        "contact",
                        List.of(
                            new AttributeChange.Replace(
                                domain.attribute("manager"),
                                List.of(DistinguishedName.parse(dn))))))
                .anchor();
        Map<Anchor, Map<String, java.util.TreeSet<String>>> read = Replica.of(domain).objects;
        assertThat(read).as(name).hasSize(2);
        assertThat(valueOfFirst(read.get(anchor).get("dn").first())).isEqualTo(name);
        assertThat(new DN(read.get(referring).get("manager").first())).isEqualTo(new DN(dn));

        success(session, new ExportOperation.Update(dn, "contact", anchor, other, List.of()));
        assertThat(valueOfFirst(Replica.of(domain).objects.get(anchor).get("dn").first()))
            .isEqualTo(cut("2" + name));

        success(session, new ExportOperation.Delete(other, "contact", anchor));
        success(
            session,
            new ExportOperation.Delete("CN=referring," + domain.root, "contact", referring));
        assertThat(Replica.of(domain).objects).as(name).isEmpty();
      }
    }
  }

  private static ExportOutcome.Success success(ExportSession session, ExportOperation operation)
      throws Exception {
    ExportOutcome outcome = session.export(List.of(operation)).get(0);
    assertThat(outcome).as(operation.dn()).isInstanceOf(ExportOutcome.Success.class);
    return (ExportOutcome.Success) outcome;
  }

  @Test
  @DisplayName("C12 names that cannot be are refused for their object, and nothing is written")
  void impossibleNames() throws Exception {
    try (TestDomain domain = TestDomain.of(FakeActiveDirectory.builder().start());
        Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      for (String rdn :
          List.of(
              "CN=half \uD800 pair",
              "CN=" + "x".repeat(MAX_RDN + 1),
              "CN=a\\,b+OU=c",
              "CN=",
              "CN=a,CN=missing",
              "no name",
              "CN=a\\zz")) {
        ExportOutcome outcome =
            session
                .export(
                    List.of(new ExportOperation.Add(rdn + "," + domain.root, "contact", List.of())))
                .get(0);

        assertThat(outcome)
            .as(rdn)
            .isInstanceOfAny(ExportOutcome.Failure.class, ExportOutcome.ProvisionParent.class);
      }
      assertThat(Replica.of(domain).objects).isEmpty();
    }
  }
}
