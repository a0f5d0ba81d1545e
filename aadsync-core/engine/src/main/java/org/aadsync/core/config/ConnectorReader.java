package org.aadsync.core.config;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** Reads one connector. */
final class ConnectorReader {
  /** The Azure AD connector has the same id on every server. */
  private static final UUID AZURE_AD_ID = UUID.fromString("b891884f-051e-4a83-95af-2544101c9083");

  private static final String AZURE_AD_NAME = "windows azure active directory";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1601, 1, 1, 0, 0);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final Problems problems;

  ConnectorReader(Problems problems) {
    this.problems = problems;
  }

  /** Returns the connector that {@code root} describes, or null if findings say why not. */
  @Nullable ConnectorParts read(XmlNode root) {
    int before = problems.errors();
    if (root.name().equals("saved-ma-configuration")) {
      MimLogic.refuseRoot(root, problems);
      return null;
    }
    if (!root.name().equals("ma-data")) {
      problems.error(
          Code.UNEXPECTED_ROOT,
          root.position(),
          "the root is <" + root.name() + ">; a connector has the root <ma-data>",
          "Connectors holds exported connectors only");
      return null;
    }
    if (MimLogic.refuse(root, problems)) {
      return null;
    }
    ConnectorParts parts = parts(new Element(root, problems));
    return problems.errors() == before ? parts : null;
  }

  private @Nullable ConnectorParts parts(Element element) {
    element.ignoring(
        "description",
        "ma-companyname",
        "last-modification-time",
        "version",
        "internal-version",
        "password-sync-allowed",
        "join",
        "projection",
        "export-attribute-flow",
        "component_mappings",
        "encrypted-attributes",
        "password-sync");
    UUID id = element.requiredGuid("id");
    String name = element.requiredText("name");
    String category = element.requiredText("category");
    String subtype = element.text("subtype");
    String listName = element.text("ma-listname");
    LocalDateTime created = created(element);
    checkVersion(element);
    element.only("schema");
    DsmlSchema schema = new DsmlReader(problems).read(element.node());
    XmlNode settings = settings(element.only("private-configuration"));
    Set<String> selected = selected(element.only("attribute-inclusion"), schema);
    List<Partition> partitions =
        new PartitionReader(problems).read(element.only("ma-partition-data"));
    List<RunProfile> profiles =
        new RunProfileReader(problems, partitions).read(element.only("ma-run-data"));
    element.finish();
    if (id == null || name == null || category == null || schema == null) {
      return null;
    }
    ConnectorKind kind = kind(id, category, subtype, listName);
    Map<String, String> parameters = new LinkedHashMap<>(Parameters.of(settings, problems));
    parameters.put("Connector.ID", Ids.braced(id));
    return new ConnectorParts(
        element.position(),
        id,
        name,
        kind,
        created,
        schema,
        selected,
        anchor(kind, settings, schema, element),
        settings != null && new Element(settings, problems).flag("case_normalize_dn_for_anchor"),
        partitions,
        parameters,
        profiles);
  }

  private void checkVersion(Element element) {
    if (element.integer("format-version", 1) != 1) {
      problems.warning(
          Code.FORMAT_VERSION,
          element.position(),
          "the connector has format version "
              + element.text("format-version")
              + "; version 1 is the one that is known",
          "check that the counts of rules and attributes are what you expect");
    }
  }

  private LocalDateTime created(Element element) {
    String text = element.text("creation-time");
    if (text == null) {
      return NO_TIME;
    }
    try {
      return LocalDateTime.parse(text, TIME);
    } catch (DateTimeParseException e) {
      element.badValue("creation-time", text, "a time such as 2016-04-26 11:40:09.106");
      return NO_TIME;
    }
  }

  /** Returns the settings of the kind of connector: the one element in private-configuration. */
  private static @Nullable XmlNode settings(@Nullable XmlNode configuration) {
    return configuration == null || configuration.children().isEmpty()
        ? null
        : configuration.children().get(0);
  }

  /** Returns the selected attributes in lower case, or null if nothing is said: all. */
  private @Nullable Set<String> selected(@Nullable XmlNode list, @Nullable DsmlSchema schema) {
    if (list == null || schema == null) {
      return null;
    }
    Set<String> known = schema.keys();
    Set<String> selected = new LinkedHashSet<>();
    for (XmlNode node : list.all("attribute")) {
      String name = node.text().strip();
      if (known.contains(DsmlSchema.key(name))) {
        selected.add(DsmlSchema.key(name));
      } else {
        problems.warning(
            Code.UNKNOWN_INCLUSION,
            node.position(),
            "the selected attribute " + Element.shortened(name) + " is not in the schema",
            "it is ignored; refresh the schema of the connector and export again");
      }
    }
    return selected;
  }

  private static ConnectorKind kind(
      UUID id, String category, @Nullable String subtype, @Nullable String listName) {
    if (category.equalsIgnoreCase("AD")) {
      return ConnectorKind.ACTIVE_DIRECTORY;
    }
    boolean extensible = category.equalsIgnoreCase("Extensible2");
    String names = (subtype + " " + listName).toLowerCase(Locale.ROOT);
    return extensible && (id.equals(AZURE_AD_ID) || names.contains(AZURE_AD_NAME))
        ? ConnectorKind.AZURE_AD
        : ConnectorKind.OTHER;
  }

  private String anchor(
      ConnectorKind kind, @Nullable XmlNode settings, DsmlSchema schema, Element element) {
    if (kind == ConnectorKind.ACTIVE_DIRECTORY) {
      return "objectGUID";
    }
    Map<String, String> found = new HashMap<>();
    String first = null;
    for (XmlNode node : anchorNodes(settings)) {
      String name = node.text().strip();
      first = first == null && !name.isEmpty() ? name : first;
      found.put(DsmlSchema.key(name), name);
    }
    if (first == null && !schema.anchors().isEmpty()) {
      schema.anchors().forEach(name -> found.put(DsmlSchema.key(name), name));
      first = schema.anchors().stream().sorted().findFirst().orElseThrow();
    }
    if (first == null) {
      problems.warning(
          Code.ANCHOR,
          element.position(),
          "the connector names no anchor attribute; its objects are identified by their DN",
          "a renamed object will look like a new one");
      return SpaceSchema.DN;
    }
    if (found.size() > 1) {
      problems.error(
          Code.ANCHOR,
          element.position(),
          "the connector has several anchor attributes, " + found.values() + "; one is expected",
          "anchors that differ by class or have several parts are not supported");
    }
    return first;
  }

  private static List<XmlNode> anchorNodes(@Nullable XmlNode settings) {
    XmlNode anchor = settings == null ? null : settings.find("importing", "anchor");
    if (anchor == null && settings != null) {
      anchor = settings.find("importing", "per-class-settings", "class", "anchor");
    }
    return anchor == null ? List.of() : anchor.all("attribute");
  }
}
