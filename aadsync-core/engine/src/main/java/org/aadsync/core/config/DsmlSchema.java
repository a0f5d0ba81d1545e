package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.aadsync.core.rules.Position;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/**
 * A schema as a file has it: all attributes of the directory, in the order of the file. Immutable.
 *
 * @param attributes the attributes
 * @param objectTypes the classes
 * @param anchors names of the attributes that a class marks as its anchor
 */
record DsmlSchema(List<Attribute> attributes, List<ObjectType> objectTypes, Set<String> anchors) {

  /** An attribute. {@code type} is null where the syntax is not known. */
  record Attribute(
      String name,
      @Nullable AttributeType type,
      String syntax,
      boolean multiValued,
      boolean exportOnly,
      boolean readOnly,
      boolean indexable,
      Position position) {}

  DsmlSchema {
    attributes = List.copyOf(attributes);
    objectTypes = List.copyOf(objectTypes);
    anchors = Set.copyOf(anchors);
  }

  /** Returns the schema of the metaverse: every attribute, no {@code dn}. */
  SpaceSchema toMetaverse(Problems problems) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    for (Attribute attribute : attributes) {
      AttributeType type = typeOf(attribute, problems);
      definitions.add(
          new AttributeDefinition(
              definitions.size(),
              attribute.name,
              type,
              attribute.multiValued,
              true,
              attribute.exportOnly,
              attribute.readOnly,
              attribute.indexable));
    }
    return new SpaceSchema(definitions, objectTypes);
  }

  /**
   * Returns the schema of a connector space: {@code dn}, the selected attributes, then those that
   * are only named by rules, both in the order of the file.
   *
   * @param selected names of the selected attributes in lower case, or null for all
   * @param named names in lower case that rules use
   */
  SpaceSchema toConnectorSpace(
      @Nullable Set<String> selected, Set<String> named, Problems problems) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    definitions.add(
        new AttributeDefinition(
            SpaceSchema.DN_SLOT, SpaceSchema.DN, AttributeType.STRING, false, true, false, false));
    Predicate<Attribute> isSelected =
        attribute -> selected == null || selected.contains(key(attribute.name));
    attributes.stream()
        .filter(isSelected)
        .forEach(attribute -> add(attribute, true, definitions, problems));
    attributes.stream()
        .filter(isSelected.negate())
        .filter(attribute -> named.contains(key(attribute.name)))
        .forEach(attribute -> add(attribute, false, definitions, problems));
    return new SpaceSchema(definitions, objectTypes);
  }

  /** Returns whether there is an attribute {@code name}, compared without regard to case. */
  boolean has(String name) {
    return attributes.stream().anyMatch(attribute -> attribute.name.equalsIgnoreCase(name));
  }

  /** Returns the names of all attributes in lower case. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>();
    attributes.forEach(attribute -> keys.add(key(attribute.name)));
    return keys;
  }

  /** Returns the form in which names are compared: they are ASCII (RFC 4512, 1.4). */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void add(
      Attribute attribute,
      boolean selected,
      List<AttributeDefinition> definitions,
      Problems problems) {
    if (key(attribute.name).equals(SpaceSchema.DN)) {
      return;
    }
    definitions.add(
        new AttributeDefinition(
            definitions.size(),
            attribute.name,
            typeOf(attribute, problems),
            attribute.multiValued,
            selected,
            attribute.exportOnly,
            attribute.readOnly));
  }

  private static AttributeType typeOf(Attribute attribute, Problems problems) {
    if (attribute.type != null) {
      return attribute.type;
    }
    problems.warning(
        Code.UNKNOWN_SYNTAX,
        attribute.position,
        "attribute "
            + attribute.name
            + " has the syntax \""
            + Element.shortened(attribute.syntax)
            + "\", which is not known; its values are read as text",
        null);
    return AttributeType.STRING;
  }
}
