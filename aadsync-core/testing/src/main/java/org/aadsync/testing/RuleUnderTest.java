package org.aadsync.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.RuleCompilation;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.ExpressionLanguage;

/**
 * One synchronization rule of a configuration, run against one object, without directories and
 * without the other rules.
 *
 * <pre>{@code
 * RuleUnderTest rule = RuleUnderTest.of(configuration, "In from AD - User Join");
 * rule.against(RuleSource.empty().with("givenName", "Ada").with("sn", "Byron"))
 *     .isInScope()
 *     .flows("displayName", "Ada Byron");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class RuleUnderTest {
  private final CompiledRule rule;
  private final SpaceSchema schema;

  private RuleUnderTest(CompiledRule rule, SpaceSchema schema) {
    this.rule = rule;
    this.schema = schema;
  }

  /**
   * Finds a rule by its name.
   *
   * @throws IllegalArgumentException if the configuration has errors, or no enabled rule or several
   *     of that name
   */
  public static RuleUnderTest of(ServerConfiguration configuration, String name) {
    RuleCompilation compilation =
        RuleCompiler.compile(configuration, ExpressionLanguage.standard());
    CompiledRuleSet rules = compilation.rules();
    if (rules == null) {
      throw new IllegalArgumentException(
          "the configuration has errors:\n"
              + compilation.findings().stream()
                  .filter(Finding::isError)
                  .map(Finding::message)
                  .collect(Collectors.joining("\n")));
    }
    List<RuleUnderTest> found =
        List.of(Direction.values()).stream()
            .flatMap(direction -> rules.all(direction).stream())
            .filter(rule -> rule.rule().name().equals(name))
            .map(rule -> new RuleUnderTest(rule, source(configuration, rule.rule())))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(problem(configuration, name, found.size()));
    }
    return found.get(0);
  }

  private static SpaceSchema source(ServerConfiguration configuration, SyncRule rule) {
    return rule.direction() == Direction.OUTBOUND
        ? configuration.metaverse()
        : configuration.connectors().stream()
            .filter(connector -> connector.id().equals(rule.connectorId()))
            .map(ConnectorDefinition::schema)
            .findFirst()
            .orElseThrow();
  }

  private static String problem(ServerConfiguration configuration, String name, int found) {
    if (found > 1) {
      return found + " enabled rules are named \"" + name + "\"";
    }
    Optional<SyncRule> disabled =
        configuration.rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
    return disabled.isPresent()
        ? "the rule \"" + name + "\" is disabled"
        : "no rule is named \""
            + name
            + "\"; there are "
            + configuration.rules().stream()
                .map(rule -> "\"" + rule.name() + "\"")
                .limit(50)
                .collect(Collectors.joining(", "));
  }

  /** Returns the rule as the configuration has it. */
  public SyncRule rule() {
    return rule.rule();
  }

  /**
   * Tests the scope and evaluates every flow, also if the object is out of scope.
   *
   * @throws IllegalArgumentException if the object has an attribute that the schema does not have,
   *     or a value of another type
   */
  public RuleOutcome against(RuleSource source) {
    return RuleOutcome.of(rule, source.bind(schema));
  }
}
