package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/** Makes one configuration of the parts of a folder. For one configuration. */
final class ConfigurationAssembly {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final ExpressionLanguage language;
  private final Problems problems;

  ConfigurationAssembly(ExpressionLanguage language, Problems problems) {
    this.language = language;
    this.problems = problems;
  }

  LoadedConfiguration assemble(
      ConfigurationFolder.Parts<SyncRule> rules,
      ConfigurationFolder.Parts<ConnectorParts> connectors,
      MetaverseReader.@Nullable Settings settings) {
    List<SyncRule> placed =
        new ArrayList<>(new PrecedenceRequests(problems, rules.complete()).apply(rules.read()));
    placed.sort(
        Comparator.comparingInt(SyncRule::precedence)
            .thenComparing(SyncRule::disabled)
            .thenComparing(rule -> rule.id().toString()));
    List<ConnectorDefinition> definitions = definitions(connectors.read(), placed);
    List<Finding> findings = new ArrayList<>(problems.findings());
    ServerConfiguration configuration =
        settings == null
            ? null
            : new ServerConfiguration(
                definitions, placed, settings.schema(), settings.parameters());
    if (problems.errors() > 0) {
      if (configuration != null) {
        findings.addAll(furtherFindings(configuration, connectors.complete()));
      }
      configuration = null;
    }
    findings.sort(BY_PLACE);
    return new LoadedConfiguration(findings, problems.unknownElements(), configuration);
  }

  private List<ConnectorDefinition> definitions(
      List<ConnectorParts> connectors, List<SyncRule> rules) {
    Map<UUID, Set<String>> named = new NamedAttributes(language).in(rules);
    Map<UUID, ConnectorParts> byId = new HashMap<>();
    for (ConnectorParts connector : connectors) {
      if (byId.putIfAbsent(connector.id(), connector) != null) {
        problems.error(
            Code.DUPLICATE_ID,
            connector.position(),
            "two connectors have the id " + Ids.braced(connector.id()),
            "remove one of the files");
      }
    }
    return byId.values().stream()
        .sorted(
            Comparator.comparing(ConnectorParts::created)
                .thenComparing(connector -> connector.id().toString()))
        .map(
            connector ->
                connector.toDefinition(named.getOrDefault(connector.id(), Set.of()), problems))
        .toList();
  }

  /**
   * Returns what can be said about the rules although some file has an error, leaving out what may
   * only follow from that error.
   */
  private List<Finding> furtherFindings(ServerConfiguration configuration, boolean allConnectors) {
    List<SyncRule> checkable =
        configuration.rules().stream()
            .filter(
                rule ->
                    allConnectors
                        || configuration.connectors().stream()
                            .anyMatch(connector -> connector.id().equals(rule.connectorId())))
            .toList();
    return RuleCompiler.compile(
            new ServerConfiguration(
                configuration.connectors(),
                checkable,
                configuration.metaverse(),
                configuration.globalParameters()),
            language)
        .findings();
  }
}
