package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.table.ValueText;

/**
 * An object as {@code search} shows it.
 *
 * @param space {@code metaverse}, or the name of its connector
 * @param objectType its type; empty for a placeholder
 * @param name its DN, or the id of a metaverse object
 * @param properties what is known of it besides, by name
 * @param attributes its attributes, in schema order
 * @param links the objects on the other side
 * @param errors the errors that are open on it
 */
record FoundObject(
    String space,
    String objectType,
    String name,
    List<Property> properties,
    List<Attribute> attributes,
    List<Link> links,
    List<ObjectError> errors) {
  static final String METAVERSE = "metaverse";

  /**
   * Something that is known of an object.
   *
   * @param name what it is, such as {@code anchor}
   * @param value its value
   */
  record Property(String name, String value) {}

  /**
   * An attribute.
   *
   * @param name its name
   * @param values its values
   * @param contributors who contributed it; empty if nobody but the directory
   */
  record Attribute(String name, List<String> values, List<Origin> contributors) {}

  /**
   * Who contributed an attribute.
   *
   * @param rule name of the rule
   * @param source the object that it read: its space and its name
   */
  record Origin(String rule, String source) {}

  /**
   * An object on the other side of a link.
   *
   * @param space {@code metaverse}, or the name of its connector
   * @param objectType its type
   * @param name its DN, or the id of a metaverse object
   */
  record Link(String space, String objectType, String name) {}

  /** Describes an object of a connector space. */
  static FoundObject of(
      EngineView view, ConnectorDefinition connector, ConnectorSpaceObject object) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property("id", object.id().toString()));
    object.anchor().ifPresent(anchor -> properties.add(new Property("anchor", anchor.toString())));
    properties.add(new Property("state", Names.lower(object.connectionState())));
    addPending(properties, "pending import", object.pendingImport());
    addPending(properties, "pending export", object.pendingExport());
    addPending(properties, "unconfirmed export", object.unconfirmedExport());
    Image image = object.dn(Image.TOP).isPresent() ? Image.TOP : Image.IMPORTED;
    return new FoundObject(
        connector.name(),
        object.objectType().orElse(""),
        object.dn(),
        List.copyOf(properties),
        object.attributeNames(image).stream()
            .filter(name -> isReadable(connector.schema(), name))
            .map(
                name ->
                    new Attribute(
                        name,
                        texts(object.values(name, image)),
                        origins(view, view.engine().outboundContributors(object, name))))
            .toList(),
        object.metaverseObject().stream().map(FoundObject::link).toList(),
        object.errors());
  }

  /** Describes a metaverse object. */
  static FoundObject of(EngineView view, MetaverseObject object) {
    return new FoundObject(
        METAVERSE,
        object.objectType(),
        object.id().toString(),
        List.of(),
        object.attributeNames().stream()
            .map(
                name ->
                    new Attribute(
                        name, texts(object.values(name)), origins(view, object.contributors(name))))
            .toList(),
        object.links().stream()
            .map(link -> new Link(space(view, link), link.objectType().orElse(""), link.dn()))
            .toList(),
        List.of());
  }

  private static boolean isReadable(SpaceSchema schema, String name) {
    AttributeDefinition attribute = schema.find(name);
    return attribute != null && !attribute.exportOnly();
  }

  private static void addPending(
      List<Property> properties, String name, PendingOperation operation) {
    if (operation != PendingOperation.NONE) {
      properties.add(new Property(name, Names.lower(operation)));
    }
  }

  private static List<String> texts(List<Object> values) {
    return values.stream().flatMap(value -> ValueText.format(value).stream()).toList();
  }

  private static List<Origin> origins(EngineView view, List<Contributor> contributors) {
    return contributors.stream()
        .map(contributor -> new Origin(contributor.rule().name(), source(view, contributor)))
        .distinct()
        .toList();
  }

  private static String source(EngineView view, Contributor contributor) {
    return contributor.source() instanceof ConnectorSpaceObject object
        ? space(view, object) + ": " + object.dn()
        : METAVERSE;
  }

  private static Link link(MetaverseObject object) {
    return new Link(METAVERSE, object.objectType(), object.id().toString());
  }

  private static String space(EngineView view, ConnectorSpaceObject object) {
    return view.configuration().connectors().stream()
        .filter(connector -> connector.id().equals(object.connectorId()))
        .map(ConnectorDefinition::name)
        .findFirst()
        .orElseGet(() -> object.connectorId().toString());
  }
}
