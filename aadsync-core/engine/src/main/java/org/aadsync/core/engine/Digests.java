package org.aadsync.core.engine;

import com.google.common.collect.Maps;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.JoinCondition;
import org.aadsync.core.rules.ScopeClause;
import org.aadsync.core.rules.SyncRule;

/** Digests (SHA-256) of parts of a configuration: equal for parts that do the same. */
final class Digests {
  private final Hasher hasher = Hashing.sha256().newHasher();

  private Digests() {}

  /** What a rule does depends on those parameters that it names. */
  static String of(SyncRule rule, Map<String, String> parameters) {
    Digests digest = new Digests();
    Map<String, String> named = Maps.filterKeys(parameters, name -> names(rule, name));
    if (!named.isEmpty()) {
      digest.add(named);
    }
    digest.add(
        rule.sourceObjectType(),
        rule.targetObjectType(),
        rule.linkType().name(),
        rule.softDeleteExpiryInterval().toString(),
        Boolean.toString(rule.passwordSync()));
    digest.begin("flows", rule.flows());
    for (AttributeFlow flow : rule.flows()) {
      digest.add(flow.target(), flow.mergeType().name(), Boolean.toString(flow.executeOnce()));
      digest.add(flow.source());
    }
    digest.begin("scope", rule.scope());
    for (List<ScopeClause> group : rule.scope()) {
      digest.begin("clauses", group);
      group.forEach(
          clause -> digest.add(clause.attribute(), clause.operator().name(), clause.value()));
    }
    digest.begin("joins", rule.joins());
    for (List<JoinCondition> group : rule.joins()) {
      digest.begin("conditions", group);
      group.forEach(
          condition ->
              digest.add(
                  condition.connectorSpaceAttribute(),
                  condition.metaverseAttribute(),
                  Boolean.toString(condition.caseSensitive())));
    }
    return digest.hasher.hash().toString();
  }

  private static boolean names(SyncRule rule, String parameter) {
    String reference = "%" + parameter + "%";
    return Stream.concat(
            rule.flows().stream().map(flow -> text(flow.source())),
            rule.scope().stream().flatMap(List::stream).map(ScopeClause::value))
        .anyMatch(text -> text.contains(reference));
  }

  private static String text(FlowSource source) {
    if (source instanceof FlowSource.Constant constant) {
      return constant.text();
    }
    return source instanceof FlowSource.Computed computed ? computed.expression() : "";
  }

  static String ofContainers(Partition partition) {
    Digests digest = new Digests();
    digest.add(partition.inclusions());
    digest.add(partition.exclusions());
    return digest.hasher.hash().toString();
  }

  static String ofParameters(ConnectorDefinition connector) {
    Digests digest = new Digests();
    digest.add(connector.parameters());
    connector.partitions().forEach(partition -> digest.add(partition.parameters()));
    return digest.hasher.hash().toString();
  }

  private void add(FlowSource source) {
    if (source instanceof FlowSource.Direct direct) {
      add("direct", direct.attribute());
    } else if (source instanceof FlowSource.Constant constant) {
      add("constant", constant.text());
    } else if (source instanceof FlowSource.Computed computed) {
      add("computed", computed.expression());
    }
  }

  private void add(Map<String, String> parameters) {
    begin("parameters", parameters.entrySet());
    new TreeMap<>(parameters).forEach(this::add);
  }

  private void add(List<String> texts) {
    begin("list", texts);
    texts.forEach(this::add);
  }

  private void begin(String what, Collection<?> parts) {
    add(what, Integer.toString(parts.size()));
  }

  private void add(String... texts) {
    for (String text : texts) {
      hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_16LE);
    }
  }
}
