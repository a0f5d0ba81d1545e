package org.aadsync.connector.file;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ConnectorFactory;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;

/** A connector in a configuration, its file, and short words for what tests do with them. */
final class TestDirectory {
  private final Path file;
  private final ConnectorKind kind;
  private final String anchorAttribute;
  private final List<AttributeDefinition> attributes = new ArrayList<>();
  private final Map<String, ObjectType> types = new HashMap<>();
  private final List<Partition> partitions = new ArrayList<>();
  private List<String> classes = List.of();
  private List<String> inclusions = List.of();
  private List<String> exclusions = List.of();

  private TestDirectory(Path file, ConnectorKind kind, String anchorAttribute) {
    this.file = file;
    this.kind = kind;
    this.anchorAttribute = anchorAttribute;
    attribute("dn", AttributeType.STRING, false);
  }

  /** Active Directory below DC=x with the classes that its schema has. */
  static TestDirectory activeDirectory(Path file) {
    return new TestDirectory(file, ConnectorKind.ACTIVE_DIRECTORY, "objectGUID")
        .readOnly("objectGUID", AttributeType.BINARY)
        .readOnly("objectSid", AttributeType.BINARY)
        .attribute("cn", AttributeType.STRING, false)
        .attribute("displayName", AttributeType.STRING, false)
        .attribute("mail", AttributeType.STRING, false)
        .attribute("proxyAddresses", AttributeType.STRING, true)
        .attribute("userAccountControl", AttributeType.NUMBER, false)
        .attribute("accountExpires", AttributeType.NUMBER, false)
        .attribute("msExchHideFromAddressLists", AttributeType.BOOLEAN, false)
        .attribute("thumbnailPhoto", AttributeType.BINARY, false)
        .attribute("userCertificate", AttributeType.BINARY, true)
        .attribute("manager", AttributeType.REFERENCE, false)
        .attribute("member", AttributeType.REFERENCE, true)
        .attribute("mS-DS-CreatorSID", AttributeType.REFERENCE, false)
        .define("secretary", AttributeType.REFERENCE, true, false, false, false)
        .define("description", AttributeType.STRING, true, false, false, false)
        .define("unicodePwd", AttributeType.BINARY, false, true, true, false)
        .type("top", "top")
        .type("organizationalPerson", "top")
        .type("contact", "organizationalPerson")
        .type("user", "organizationalPerson")
        .type("inetOrgPerson", "user")
        .type("computer", "user")
        .type("group", "top")
        .type("organizationalUnit", "top")
        .select("user", "inetOrgPerson", "computer", "contact", "group");
  }

  /** Azure AD with one partition that holds everything. */
  static TestDirectory azure(Path file) {
    return new TestDirectory(file, ConnectorKind.AZURE_AD, "cloudAnchor")
        .attribute("cloudAnchor", AttributeType.STRING, false)
        .attribute("sourceAnchor", AttributeType.STRING, false)
        .attribute("cloudMastered", AttributeType.BOOLEAN, false)
        .attribute("displayName", AttributeType.STRING, false)
        .attribute("proxyAddresses", AttributeType.STRING, true)
        .attribute("accountEnabled", AttributeType.BOOLEAN, false)
        .attribute("manager", AttributeType.REFERENCE, false)
        .attribute("member", AttributeType.REFERENCE, true)
        .type("user", null)
        .type("group", null)
        .type("contact", null)
        .type("device", null)
        .select("contact", "device", "group", "user");
  }

  TestDirectory attribute(String name, AttributeType type, boolean multiValued) {
    return define(name, type, multiValued, true, false, false);
  }

  TestDirectory readOnly(String name, AttributeType type) {
    return define(name, type, false, true, false, true);
  }

  TestDirectory define(
      String name,
      AttributeType type,
      boolean multiValued,
      boolean selected,
      boolean exportOnly,
      boolean readOnly) {
    attributes.add(
        new AttributeDefinition(
            attributes.size(), name, type, multiValued, selected, exportOnly, readOnly));
    return this;
  }

  TestDirectory type(String name, String superior, String... allowed) {
    types.put(name, new ObjectType(name, superior, ImmutableSet.copyOf(allowed)));
    return this;
  }

  TestDirectory select(String... names) {
    classes = List.of(names);
    return this;
  }

  TestDirectory include(String... containers) {
    inclusions = List.of(containers);
    return this;
  }

  TestDirectory exclude(String... containers) {
    exclusions = List.of(containers);
    return this;
  }

  /** Adds a further naming context beside the one that the tests read. */
  TestDirectory partition(String name, boolean selected) {
    partitions.add(
        new Partition(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            name,
            name,
            selected,
            classes,
            List.of(),
            List.of(),
            Map.of()));
    return this;
  }

  Path file() {
    return file;
  }

  TestDirectory write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    return this;
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  AttributeDefinition attribute(String name) {
    return schema().find(name);
  }

  SpaceSchema schema() {
    return new SpaceSchema(attributes, List.copyOf(types.values()));
  }

  Partition partition() {
    return new Partition(
        new UUID(1, 1),
        kind == ConnectorKind.AZURE_AD ? "default" : "DC=x",
        "x",
        true,
        classes,
        inclusions,
        exclusions,
        Map.of());
  }

  ConnectorDefinition definition() {
    List<Partition> all = new ArrayList<>(partitions);
    all.add(partition());
    return new ConnectorDefinition(
        new UUID(0, 1),
        "test",
        kind,
        LocalDateTime.of(2026, 1, 1, 0, 0),
        schema(),
        anchorAttribute,
        true,
        all,
        Map.of(),
        List.of());
  }

  Connector open() throws ConnectorException {
    return open(file.toString());
  }

  Connector open(String address) throws ConnectorException {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.scheme().equals("ldif"))
        .findFirst()
        .orElseThrow()
        .open(definition(), address);
  }

  Imported fullImport() throws ConnectorException {
    return read(new ImportRequest(partition(), Optional.empty(), true));
  }

  Imported laterFullImport() throws ConnectorException {
    return read(new ImportRequest(partition(), Optional.empty(), false));
  }

  Imported deltaImport(Imported before) throws ConnectorException {
    return deltaImport(before.watermark());
  }

  Imported deltaImport(ByteString watermark) throws ConnectorException {
    return read(new ImportRequest(partition(), Optional.of(watermark), false));
  }

  private Imported read(ImportRequest request) throws ConnectorException {
    Imported imported = new Imported(schema());
    try (Connector connector = open()) {
      connector.importObjects(request, imported);
    }
    return imported;
  }

  /** Exports in one session and commits it. */
  List<ExportOutcome> export(ExportOperation... operations) throws ConnectorException {
    try (Connector connector = open();
        ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(Arrays.asList(operations));
      session.commit();
      return outcomes;
    }
  }
}
