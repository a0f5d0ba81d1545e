package org.aadsync.core.rules;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules of a configuration as a whole and makes them ready for use: names become slots,
 * expressions programs, constants values of their target's type.
 *
 * <p>Names of attributes and object types that differ from the schema's only in case are found,
 * with a warning (attributes with an error where the language is strict); unknown names are errors.
 * Disabled rules take no part. Sources: <i>Understanding declarative provisioning</i> and <i>Best
 * practices for changing the default configuration</i> (Microsoft).
 */
public final class RuleCompiler {
  /** How long indexed text of the metaverse may be by default, in UTF-16 code units. */
  public static final int INDEXED_TEXT_LENGTH = 448;

  private final ServerConfiguration configuration;
  private final ExpressionLanguage language;
  private final Programs programs;
  private final RuleReport report = new RuleReport();
  private final Map<UUID, ConnectorDefinition> connectors = new HashMap<>();
  private final Set<AttributeDefinition> limited;
  private final int indexedTextLength;

  private RuleCompiler(
      ServerConfiguration configuration, ExpressionLanguage language, int indexedTextLength) {
    this.configuration = configuration;
    this.language = language;
    this.programs = new Programs(language);
    configuration.connectors().forEach(connector -> connectors.put(connector.id(), connector));
    this.limited = limitedAttributes(configuration);
    this.indexedTextLength = indexedTextLength;
  }

  /**
   * Checks and compiles every rule that is not disabled.
   *
   * @param configuration the configuration; it is not changed
   * @param language the language of its expressions
   * @return all findings at once, and the compiled rules if none of them is an error
   */
  public static RuleCompilation compile(
      ServerConfiguration configuration, ExpressionLanguage language) {
    return compile(configuration, language, INDEXED_TEXT_LENGTH);
  }

  /**
   * As {@link #compile(ServerConfiguration, ExpressionLanguage)}, with another limit for text.
   *
   * @param indexedTextLength how long indexed text of the metaverse may be, in UTF-16 code units
   */
  public static RuleCompilation compile(
      ServerConfiguration configuration, ExpressionLanguage language, int indexedTextLength) {
    return new RuleCompiler(configuration, language, indexedTextLength).compile();
  }

  private RuleCompilation compile() {
    new RuleSetChecks(configuration, report).run();
    new TopologyChecks(configuration, report).run();
    new SourceAnchorChecks(configuration, report).run();
    List<SyncRule> enabled =
        configuration.rules().stream()
            .filter(rule -> !rule.disabled())
            .sorted(Comparator.comparingInt(SyncRule::precedence))
            .toList();
    List<CompiledRule> inbound = new ArrayList<>();
    List<CompiledRule> outbound = new ArrayList<>();
    for (SyncRule rule : enabled) {
      List<CompiledRule> rules = rule.direction() == Direction.INBOUND ? inbound : outbound;
      CompiledRule compiled = rule(rule, rules.size());
      if (compiled != null) {
        rules.add(compiled);
      }
    }
    return new RuleCompilation(
        report.findings(), report.hasErrors() ? null : new CompiledRules(inbound, outbound));
  }

  private @Nullable CompiledRule rule(SyncRule rule, int order) {
    ConnectorDefinition connector = connectors.get(rule.connectorId());
    if (connector == null) {
      // Already reported; nothing else can be said without the connector's schema.
      return null;
    }
    RuleContext context =
        new RuleContext(
            rule,
            connector,
            type(
                rule,
                rule.connectorSpaceType(),
                connector.schema(),
                "the connector " + connector.name()),
            configuration.metaverse(),
            configuration.globalParameters(),
            language.options().strict(),
            report);
    if (!rule.metaverseType().equals(SyncRule.ANY_TYPE)) {
      type(rule, rule.metaverseType(), configuration.metaverse(), "the metaverse");
    }
    ScopeFilter filter = new ScopeCompiler(context).compile();
    return new CompiledRules.Rule(
        rule,
        order,
        filter,
        new JoinCompiler(context).compile(),
        new FlowCompiler(context, programs, limited, indexedTextLength).compile());
  }

  private @Nullable ObjectType type(SyncRule rule, String name, SpaceSchema schema, String place) {
    ObjectType type = schema.findObjectType(name);
    if (type == null) {
      report.error(
          RuleCode.UNKNOWN_OBJECT_TYPE,
          rule,
          rule.position(),
          place + " has no object type " + name,
          NearMiss.hint(name, Iterables.transform(schema.objectTypes(), ObjectType::name)));
    } else if (!type.name().equals(name)) {
      report.warning(
          RuleCode.SPELLING,
          rule,
          rule.position(),
          place + " spells the object type " + name + " as " + type.name(),
          "use the schema's spelling");
    }
    return type;
  }

  /**
   * Returns the metaverse attributes whose text is limited: those that may be indexed, or, where
   * the schema does not say, those that joins look up. Source: <i>Make a change to the default
   * configuration</i> (Microsoft).
   */
  private static Set<AttributeDefinition> limitedAttributes(ServerConfiguration configuration) {
    Set<AttributeDefinition> limited = new HashSet<>();
    SpaceSchema metaverse = configuration.metaverse();
    metaverse.attributes().stream().filter(AttributeDefinition::indexable).forEach(limited::add);
    if (limited.isEmpty()) {
      for (SyncRule rule : configuration.rules()) {
        for (JoinCondition join : Iterables.concat(rule.joins())) {
          AttributeDefinition attribute = metaverse.find(join.metaverseAttribute());
          if (attribute != null && !rule.disabled()) {
            limited.add(attribute);
          }
        }
      }
    }
    return limited;
  }
}
