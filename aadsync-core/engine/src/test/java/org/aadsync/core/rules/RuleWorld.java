package org.aadsync.core.rules;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A directory and a metaverse with attributes of every type, for tests of single rules. Each has
 * {@code text}, {@code number}, {@code flag}, {@code bytes} and {@code ref}, and the same with an
 * {@code s} for several values.
 */
final class RuleWorld {
  static final UUID CONNECTOR = new UUID(1, 1);
  static final ExpressionLanguage LANGUAGE = ExpressionLanguage.standard();

  private static final List<String> NAMES = List.of("text", "number", "flag", "bytes", "ref");

  final SpaceSchema connectorSpace = space(true);
  SpaceSchema metaverse = space(false);
  private final List<SyncRule> rules = new ArrayList<>();

  /** Makes a rule from {@code user} to {@code person} or back. */
  static SyncRule rule(Direction direction, List<AttributeFlow> flows) {
    return rule("the rule", 1, direction, LinkType.JOIN, flows, List.of(), List.of());
  }

  static SyncRule rule(
      String name,
      int precedence,
      Direction direction,
      LinkType linkType,
      List<AttributeFlow> flows,
      List<List<ScopeClause>> scope,
      List<List<JoinCondition>> joins) {
    boolean inbound = direction == Direction.INBOUND;
    return new SyncRule(
        new UUID(2, precedence),
        name,
        "",
        "",
        direction,
        false,
        CONNECTOR,
        inbound ? "user" : "person",
        inbound ? "person" : "user",
        linkType,
        precedence,
        null,
        null,
        Duration.ZERO,
        false,
        flows,
        scope,
        joins,
        Position.NONE);
  }

  RuleWorld with(SyncRule rule) {
    rules.add(rule);
    return this;
  }

  RuleCompilation compile() {
    return RuleCompiler.compile(configuration(), LANGUAGE);
  }

  ServerConfiguration configuration() {
    return new ServerConfiguration(
        List.of(
            new ConnectorDefinition(
                CONNECTOR,
                "directory",
                ConnectorKind.ACTIVE_DIRECTORY,
                LocalDateTime.of(2024, 1, 1, 0, 0),
                connectorSpace,
                "bytes",
                false,
                List.of(
                    new Partition(
                        new UUID(3, 1),
                        "DC=example",
                        "example",
                        true,
                        List.of("user"),
                        List.of(),
                        List.of(),
                        Map.of("Domain.FQDN", "example"))),
                Map.of("Connector.ID", "{id}", "Limit", "100", "Mask", "0x2"),
                List.of())),
        rules,
        metaverse,
        Map.of("Global", "everywhere"));
  }

  /** Returns the findings of one rule with one flow. */
  static List<Finding> findings(Direction direction, AttributeFlow flow) {
    return new RuleWorld().with(rule(direction, List.of(flow))).compile().findings();
  }

  /** Compiles one inbound flow; there must be no error. */
  static CompiledFlow flow(AttributeFlow flow) {
    return new RuleWorld().compiled(flow);
  }

  CompiledFlow compiled(AttributeFlow flow) {
    RuleCompilation compilation = with(rule(Direction.INBOUND, List.of(flow))).compile();
    CompiledRuleSet compiled = compilation.rules();
    if (compiled == null) {
      throw new AssertionError(compilation.findings());
    }
    return compiled.all(Direction.INBOUND).get(0).flows().get(0);
  }

  private static SpaceSchema space(boolean withDn) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    if (withDn) {
      attributes.add(
          new AttributeDefinition(0, "dn", AttributeType.STRING, false, true, false, false));
    }
    for (int i = 0; i < NAMES.size(); i++) {
      for (boolean multi : new boolean[] {false, true}) {
        attributes.add(
            new AttributeDefinition(
                attributes.size(),
                NAMES.get(i) + (multi ? "s" : ""),
                AttributeType.values()[i],
                multi,
                true,
                false,
                false));
      }
    }
    if (withDn) {
      attributes.add(
          new AttributeDefinition(
              attributes.size(), "unseen", AttributeType.STRING, false, false, false, false));
      attributes.add(
          new AttributeDefinition(
              attributes.size(), "fixed", AttributeType.STRING, false, true, false, true));
      attributes.add(
          new AttributeDefinition(
              attributes.size(), "writeOnly", AttributeType.STRING, false, true, true, false));
    } else {
      attributes.add(
          new AttributeDefinition(
              attributes.size(), "indexed", AttributeType.STRING, false, true, false, false, true));
      attributes.add(
          new AttributeDefinition(
              attributes.size(), "indexeds", AttributeType.STRING, true, true, false, false, true));
    }
    return new SpaceSchema(
        attributes,
        List.of(
            new ObjectType("user", null, ImmutableSet.of()),
            new ObjectType("person", null, ImmutableSet.of()),
            new ObjectType("group", null, ImmutableSet.of())));
  }

  /** An object with one value, in one slot. */
  record OneValue(int slot, @Nullable Object value) implements EvaluationContext, ScopeSource {
    @Override
    public @Nullable Object attribute(int wanted) {
      return wanted == slot ? value : null;
    }

    @Override
    public @Nullable Object importedAttribute(int wanted) {
      return attribute(wanted);
    }

    @Override
    public int valueCount(int wanted) {
      Object found = attribute(wanted);
      return found == null ? 0 : found instanceof List<?> list ? list.size() : 1;
    }

    @Override
    public @Nullable String parameter(String name) {
      return switch (name) {
        case "Limit" -> "100";
        case "Mask" -> "0x2";
        case "Global" -> "everywhere";
        case "Connector.ID" -> "{id}";
        default -> null;
      };
    }

    @Override
    public boolean isMemberOf(String dn) {
      return dn.equals("CN=Pilots,DC=example");
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public RandomGenerator random() {
      throw new UnsupportedOperationException();
    }
  }
}
