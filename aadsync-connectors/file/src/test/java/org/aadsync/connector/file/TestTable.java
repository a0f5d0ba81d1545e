package org.aadsync.connector.file;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;

/** A connector in a configuration for the table of a personnel system, and its file. */
final class TestTable {
  private final Path file;
  private final UUID id;
  private final List<AttributeDefinition> attributes = new ArrayList<>();
  private final List<Partition> partitions = new ArrayList<>();
  private List<String> classes = List.of("person");
  private String anchorAttribute = "employeeID";
  private boolean ignoreCase;
  private String options = "";

  private TestTable(Path file, UUID id) {
    this.file = file;
    this.id = id;
    attribute("dn", AttributeType.STRING, false, true);
  }

  /** People with the key employeeID. */
  static TestTable people(Path file) {
    return people(file, new UUID(0, 7));
  }

  static TestTable people(Path file, UUID id) {
    return new TestTable(file, id)
        .attribute("employeeID", AttributeType.STRING, false, true)
        .attribute("displayName", AttributeType.STRING, false, true)
        .attribute("title", AttributeType.STRING, false, true)
        .attribute("telephones", AttributeType.STRING, true, true)
        .attribute("salaryBand", AttributeType.NUMBER, false, true)
        .attribute("active", AttributeType.BOOLEAN, false, true)
        .attribute("photo", AttributeType.BINARY, false, true)
        .attribute("manager", AttributeType.REFERENCE, false, true)
        .attribute("deputies", AttributeType.REFERENCE, true, true)
        .attribute("notes", AttributeType.STRING, false, false);
  }

  TestTable attribute(String name, AttributeType type, boolean multiValued, boolean selected) {
    attributes.add(
        new AttributeDefinition(
            attributes.size(), name, type, multiValued, selected, false, false));
    return this;
  }

  TestTable anchorAttribute(String name) {
    anchorAttribute = name;
    return this;
  }

  TestTable ignoringCase() {
    ignoreCase = true;
    return this;
  }

  TestTable select(String... names) {
    classes = List.of(names);
    return this;
  }

  /** Sets what follows the question mark in the address. */
  TestTable options(String query) {
    options = query;
    return this;
  }

  TestTable secondPartition() {
    partitions.add(
        new Partition(
            new UUID(2, 2), "other", "other", true, classes, List.of(), List.of(), Map.of()));
    return this;
  }

  Path file() {
    return file;
  }

  String address() {
    return options.isEmpty() ? file.toString() : file + "?" + options;
  }

  TestTable write(String... lines) throws IOException {
    return writeText(String.join("\n", lines) + "\n");
  }

  TestTable writeText(String text) throws IOException {
    Files.writeString(file, text);
    return this;
  }

  TestTable writeText(String text, Charset charset) throws IOException {
    Files.write(file, text.getBytes(charset));
    return this;
  }

  SpaceSchema schema() {
    return new SpaceSchema(
        attributes,
        classes.stream().map(name -> new ObjectType(name, null, ImmutableSet.of())).toList());
  }

  Partition partition() {
    return new Partition(
        new UUID(1, 7), "default", "default", true, classes, List.of(), List.of(), Map.of());
  }

  ConnectorDefinition definition() {
    List<Partition> all = new ArrayList<>(partitions);
    all.add(partition());
    return new ConnectorDefinition(
        id,
        "HR",
        ConnectorKind.OTHER,
        LocalDateTime.of(2026, 1, 1, 0, 0),
        schema(),
        anchorAttribute,
        ignoreCase,
        all,
        Map.of(),
        List.of());
  }

  Connector open() throws ConnectorException {
    return open(address());
  }

  Connector open(String address) throws ConnectorException {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.scheme().equals("csv"))
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
}
