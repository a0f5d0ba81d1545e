package org.aadsync.samples.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The real configuration, read from its XML files by the oracle itself: one directory, one cloud.
 *
 * @param ad id of the directory's connector
 * @param aad id of the cloud's connector
 * @param rules enabled rules in the order of precedence
 * @param adSchema selected attributes of the directory (M-5)
 * @param objectTypes object types of the directory in canonical order (Z-3), in lower case
 * @param included containers that are selected
 * @param excluded containers that are not
 * @param parameters the parameters of expressions and scope values
 */
record OracleConfiguration(
    String ad,
    String aad,
    List<OracleRule> rules,
    OracleSchema adSchema,
    OracleSchema aadSchema,
    OracleSchema metaverse,
    List<String> objectTypes,
    List<String> included,
    List<String> excluded,
    Map<String, String> parameters) {

  static OracleConfiguration read(Path folder) throws IOException {
    Element ad = null;
    Element aad = null;
    for (Path file : files(folder.resolve("Connectors"))) {
      Element connector = Xml.read(file);
      if (Xml.text(connector, "category").equals("AD")) {
        ad = connector;
      } else {
        aad = connector;
      }
    }
    if (ad == null || aad == null) {
      throw new IOException("expected a directory and a cloud in " + folder);
    }
    Element partition = Xml.child(Xml.child(ad, "ma-partition-data"), "partition");
    Element filter = Xml.child(partition, "filter");
    String adId = id(Xml.text(ad, "id"));
    Map<String, String> parameters = new HashMap<>();
    for (Element parameter : Xml.descendants(ad, "parameter")) {
      parameters.put(parameter.getAttribute("name"), parameter.getTextContent());
    }
    parameters.put("Connector.ID", adId);
    Element containers = Xml.child(filter, "containers");
    return new OracleConfiguration(
        adId,
        id(Xml.text(aad, "id")),
        rules(folder.resolve("SynchronizationRules")),
        selected(ad),
        selected(aad),
        schema(Xml.read(folder.resolve("GlobalSettings").resolve("MV.xml"))),
        Xml.texts(filter, "object-class").stream().map(t -> t.toLowerCase(Locale.ROOT)).toList(),
        Xml.texts(containers, "inclusion"),
        Xml.texts(containers, "exclusion"),
        Map.copyOf(parameters));
  }

  /** Returns the rules of one connector and direction, in the order of precedence. */
  List<OracleRule> rules(String connector, boolean inbound) {
    return rules.stream()
        .filter(rule -> rule.connector().equals(connector) && rule.inbound() == inbound)
        .toList();
  }

  private static OracleSchema selected(Element connector) {
    Set<String> names = new HashSet<>();
    for (String name : Xml.texts(Xml.child(connector, "attribute-inclusion"), "attribute")) {
      names.add(OracleAttribute.key(name));
    }
    return schema(connector).selecting(names);
  }

  private static OracleSchema schema(Element root) {
    Map<String, OracleAttribute> attributes = new HashMap<>();
    for (Element type : Xml.dsml(root, "attribute-type")) {
      String name = OracleAttribute.key(Xml.dsmlText(type, "name"));
      attributes.put(
          name,
          new OracleAttribute(
              name,
              OracleAttribute.Kind.ofSyntax(Xml.dsmlText(type, "syntax")),
              !type.getAttribute("single-value").equals("true"),
              type.getAttributeNS(Xml.MMS, "indexable").equals("true")));
    }
    Map<String, String> classes = new HashMap<>();
    for (Element type : Xml.dsml(root, "class")) {
      classes.put(type.getAttribute("id"), Xml.dsmlText(type, "name").toLowerCase(Locale.ROOT));
    }
    Map<String, String> superiors = new HashMap<>();
    for (Element type : Xml.dsml(root, "class")) {
      String superior = type.getAttribute("superior");
      if (!superior.isEmpty()) {
        String above = classes.get(superior.substring(superior.indexOf('#') + 1));
        superiors.put(
            Xml.dsmlText(type, "name").toLowerCase(Locale.ROOT),
            above == null ? superior.toLowerCase(Locale.ROOT) : above);
      }
    }
    return new OracleSchema(Map.copyOf(attributes), Map.copyOf(superiors));
  }

  private static List<OracleRule> rules(Path folder) throws IOException {
    List<OracleRule> rules = new ArrayList<>();
    for (Path file : files(folder)) {
      Element rule = Xml.read(file);
      if (!Xml.text(rule, "disabled").equalsIgnoreCase("true")) {
        rules.add(rule(rule));
      }
    }
    rules.sort(Comparator.comparingInt(OracleRule::precedence));
    return List.copyOf(rules);
  }

  private static OracleRule rule(Element rule) {
    List<List<OracleRule.Clause>> scope = new ArrayList<>();
    for (Element group : Xml.children(Xml.child(rule, "synchronizationCriteria"), "conditions")) {
      scope.add(
          Xml.children(group, "scope").stream()
              .map(
                  clause ->
                      new OracleRule.Clause(
                          Xml.text(clause, "csAttribute"),
                          Xml.text(clause, "csOperator"),
                          Xml.text(clause, "csValue")))
              .toList());
    }
    List<List<OracleRule.Condition>> joins = new ArrayList<>();
    for (Element group : Xml.children(Xml.child(rule, "relationshipCriteria"), "conditions")) {
      joins.add(
          Xml.children(group, "condition").stream()
              .map(
                  condition ->
                      new OracleRule.Condition(
                          Xml.text(condition, "csAttribute"),
                          Xml.text(condition, "ilmAttribute"),
                          Xml.text(condition, "caseSensitive").equalsIgnoreCase("true")))
              .toList());
    }
    List<OracleRule.Mapping> mappings =
        Xml.children(Xml.child(rule, "attribute-mappings"), "mapping").stream()
            .map(OracleConfiguration::mapping)
            .toList();
    return new OracleRule(
        Xml.text(rule, "name"),
        Xml.text(rule, "direction").equals("Inbound"),
        id(Xml.text(rule, "connector")),
        Xml.text(rule, "sourceObjectType"),
        Xml.text(rule, "targetObjectType"),
        Xml.text(rule, "linkType").equals("Provision"),
        Integer.parseInt(Xml.text(rule, "precedence")),
        scope,
        joins,
        mappings);
  }

  /** The kind of a mapping is decided in the order of config-formats 1.1. */
  private static OracleRule.Mapping mapping(Element mapping) {
    String merge = Xml.text(mapping, "valueMergeType");
    if (!merge.equals("Update") && !merge.equals("MergeCaseInsensitive")) {
      throw new AssertionError("the oracle does not know the merge type " + merge);
    }
    String target = OracleAttribute.key(Xml.text(mapping, "dest"));
    boolean merges = !merge.equals("Update");
    String expression = Xml.text(mapping, "expression");
    if (!expression.isBlank()) {
      return new OracleRule.Mapping(target, merges, null, null, Formula.parse(expression));
    }
    List<Element> sources = Xml.children(Xml.child(mapping, "src"), "attr");
    return sources.isEmpty()
        ? new OracleRule.Mapping(target, merges, null, Xml.text(mapping, "src"), null)
        : new OracleRule.Mapping(target, merges, sources.get(0).getTextContent(), null, null);
  }

  private static String id(String guid) {
    return guid.strip().toLowerCase(Locale.ROOT);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
