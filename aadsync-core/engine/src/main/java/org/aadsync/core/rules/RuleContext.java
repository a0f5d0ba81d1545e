package org.aadsync.core.rules;

import com.google.common.collect.Iterables;
import java.util.Map;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One rule with the schemas that it stands between.
 *
 * @param connectorSpaceType its class in the connector's schema, or null if that is not known
 * @param metaverse schema of the metaverse
 * @param globalParameters parameters that are the same everywhere
 * @param strict whether an attribute name in the wrong case is an error
 */
record RuleContext(
    SyncRule rule,
    ConnectorDefinition connector,
    @Nullable ObjectType connectorSpaceType,
    SpaceSchema metaverse,
    Map<String, String> globalParameters,
    boolean strict,
    RuleReport report) {

  boolean inbound() {
    return rule.direction() == Direction.INBOUND;
  }

  SpaceSchema source() {
    return inbound() ? connector.schema() : metaverse;
  }

  SpaceSchema target() {
    return inbound() ? metaverse : connector.schema();
  }

  String nameOf(SpaceSchema schema) {
    return schema == metaverse ? "the metaverse" : "the connector " + connector.name();
  }

  /**
   * Returns the attribute {@code name} of {@code schema}, or null after saying that there is none.
   *
   * @param mapping target of the mapping that names it, or null
   */
  @Nullable AttributeDefinition attribute(
      String name, SpaceSchema schema, Position position, @Nullable String mapping) {
    AttributeDefinition found = schema.find(name);
    if (found == null) {
      error(
          RuleCode.UNKNOWN_ATTRIBUTE,
          position,
          mapping,
          nameOf(schema) + " has no attribute " + shortened(name),
          nearest(name, schema));
      return null;
    }
    if (!found.name().equals(name)) {
      report.add(
          Finding.of(
                  RuleCode.SPELLING,
                  strict ? Severity.ERROR : Severity.WARNING,
                  position,
                  nameOf(schema) + " spells the attribute " + name + " as " + found.name(),
                  "use the schema's spelling")
              .inRule(rule.name(), mapping));
    }
    check(found, schema, position, mapping);
    return found;
  }

  /** Returns a hint at the attribute of {@code schema} that {@code name} may mean, or null. */
  @Nullable String nearest(String name, SpaceSchema schema) {
    return report.isFull()
        ? null
        : NearMiss.hint(name, Iterables.transform(schema.attributes(), AttributeDefinition::name));
  }

  /** Returns the value of a parameter that is the same for every object, or null. */
  @Nullable String fixedParameter(String name) {
    String value = connector.parameters().get(name);
    return value == null ? globalParameters.get(name) : value;
  }

  /** Says what is doubtful about the use of {@code attribute}. */
  void check(
      AttributeDefinition attribute,
      SpaceSchema schema,
      Position position,
      @Nullable String mapping) {
    if (schema == metaverse) {
      return;
    }
    if (!attribute.selected() && report.first(RuleCode.NOT_SELECTED, connector.id(), attribute)) {
      warning(
          RuleCode.NOT_SELECTED,
          position,
          mapping,
          nameOf(schema)
              + " does not select the attribute "
              + attribute.name()
              + ", so it is never imported",
          "select it in the properties of the connector");
    }
    ObjectType type = connectorSpaceType;
    if (type != null
        && attribute.slot() != SpaceSchema.DN_SLOT
        && !type.attributes().isEmpty()
        && !type.attributes().contains(attribute.name())
        && report.first(RuleCode.NOT_IN_CLASS, connector.id(), type.name(), attribute)) {
      warning(
          RuleCode.NOT_IN_CLASS,
          position,
          mapping,
          "in the schema of "
              + nameOf(schema)
              + " objects of the class "
              + type.name()
              + " cannot have the attribute "
              + attribute.name(),
          null);
    }
  }

  /**
   * Says which of {@code names} nothing defines.
   *
   * @param names names of parameters
   */
  void checkParameters(Iterable<String> names, Position position, @Nullable String mapping) {
    for (String name : names) {
      if (fixedParameter(name) != null) {
        continue;
      }
      boolean partition =
          connector.partitions().stream().anyMatch(part -> part.parameters().containsKey(name));
      if (!partition) {
        error(
            RuleCode.UNKNOWN_PARAMETER,
            position,
            mapping,
            "%"
                + name
                + "% is defined neither by "
                + nameOf(connector.schema())
                + ", nor by one of its partitions, nor by the global settings",
            NearMiss.hint(name, parameterNames()));
      } else if (!inbound()) {
        error(
            RuleCode.UNKNOWN_PARAMETER,
            position,
            mapping,
            "%"
                + name
                + "% depends on the partition of a connector-space object, which the source"
                + " of an outbound rule does not have",
            "flow it into the metaverse with an inbound rule");
      }
    }
  }

  private Iterable<String> parameterNames() {
    return Iterables.concat(
        connector.parameters().keySet(),
        globalParameters.keySet(),
        Iterables.concat(
            Iterables.transform(
                connector.partitions(), (Partition part) -> part.parameters().keySet())));
  }

  void error(
      String code,
      Position position,
      @Nullable String mapping,
      String message,
      @Nullable String hint) {
    report.add(Finding.error(code, position, message, hint).inRule(rule.name(), mapping));
  }

  void warning(
      String code,
      Position position,
      @Nullable String mapping,
      String message,
      @Nullable String hint) {
    report.add(Finding.warning(code, position, message, hint).inRule(rule.name(), mapping));
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, name.offsetByCodePoints(0, 40)) + "…";
  }
}
