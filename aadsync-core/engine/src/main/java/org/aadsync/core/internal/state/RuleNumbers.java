package org.aadsync.core.internal.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.rules.Direction;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.ScopeSource;
import org.aadsync.core.rules.SyncRule;

/** The numbers that records have for inbound rules, which are known by their id for ever. */
final class RuleNumbers {
  private final Map<UUID, CompiledRule> current = new HashMap<>();
  private final List<CompiledRule> rules = new ArrayList<>();
  private final Map<UUID, Integer> numbers = new HashMap<>();

  RuleNumbers(CompiledRuleSet rules) {
    rules.all(Direction.INBOUND).forEach(rule -> current.put(rule.rule().id(), rule));
  }

  int number(CompiledRule rule) {
    Integer known = numbers.get(rule.rule().id());
    return known == null ? add(rule) : known;
  }

  private int add(CompiledRule rule) {
    int number = rules.size();
    rules.add(rule);
    numbers.put(rule.rule().id(), number);
    return number;
  }

  /** Returns the rule that has a number; its order is negative if it is there no more. */
  CompiledRule rule(RecordReader reader, long number) {
    if (number < 0 || number >= rules.size()) {
      throw reader.damaged("there is no rule number " + number);
    }
    return rules.get((int) number);
  }

  /** Returns whether a rule is there no more. */
  boolean hasGone() {
    return rules.stream().anyMatch(rule -> rule.order() < 0);
  }

  void write(RecordWriter writer) {
    writer.varint(rules.size());
    for (CompiledRule rule : rules) {
      writer.uuid(rule.rule().id());
      writer.text(rule.rule().name());
      writer.uuid(rule.rule().connectorId());
    }
  }

  void read(RecordReader reader) {
    for (int left = reader.count(); left > 0; left--) {
      UUID id = reader.uuid();
      String name = reader.text();
      UUID connectorId = reader.uuid();
      CompiledRule now = current.get(id);
      add(now != null ? now : new Gone(removed(id, name, connectorId)));
    }
  }

  private static SyncRule removed(UUID id, String name, UUID connectorId) {
    return new SyncRule(
        id,
        name,
        "This rule is not in the configuration any more.",
        "",
        Direction.INBOUND,
        true,
        connectorId,
        "",
        "",
        LinkType.JOIN,
        0,
        null,
        null,
        Duration.ZERO,
        false,
        List.of(),
        List.of(),
        List.of(),
        Position.NONE);
  }

  /**
   * A rule that has contributed values and is deleted or disabled now: the next synchronization of
   * the object takes them back.
   *
   * @param rule what is known of it
   */
  private record Gone(SyncRule rule) implements CompiledRule {
    @Override
    public int order() {
      return -1;
    }

    @Override
    public boolean inScope(ScopeSource source) {
      return false;
    }

    @Override
    public List<List<CompiledJoin>> joins() {
      return List.of();
    }

    @Override
    public List<CompiledFlow> flows() {
      return List.of();
    }
  }
}
