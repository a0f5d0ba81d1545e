package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;

/**
 * All flows to one attribute, in order of precedence.
 *
 * @param target the attribute
 * @param flows the flows with their rules
 * @param readsReferences whether a flow can depend on a reference of its source
 */
record FlowGroup(
    AttributeDefinition target, ImmutableList<PlannedFlow> flows, boolean readsReferences) {

  /**
   * A flow with its rule.
   *
   * @param rule the rule
   * @param flow one of its flows
   * @param order place of the rule in the order of precedence
   * @param once whether it runs only while the target is being created
   * @param merges whether its values come together with those of others
   * @param mapped whether what it gives can be, or was once, references
   */
  record PlannedFlow(
      CompiledRule rule,
      CompiledFlow flow,
      int order,
      boolean once,
      boolean merges,
      boolean mapped) {
    static PlannedFlow of(CompiledRule rule, CompiledFlow flow) {
      boolean once = flow.flow().executeOnce();
      return new PlannedFlow(
          rule,
          flow,
          rule.order(),
          once,
          flow.flow().mergeType().merges(),
          once || flow.target().type() == AttributeType.REFERENCE);
    }
  }

  /** Returns whether a flow of {@code rule} runs only while the target is being created. */
  boolean isOnceOf(CompiledRule rule) {
    return flows.stream().anyMatch(flow -> flow.rule() == rule && flow.once());
  }

  /** Returns the flows of {@code rules}, which are in order of precedence, by target. */
  static ImmutableList<FlowGroup> of(List<CompiledRule> rules) {
    Map<Integer, List<PlannedFlow>> bySlot = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      for (CompiledFlow flow : rule.flows()) {
        bySlot
            .computeIfAbsent(flow.target().slot(), slot -> new ArrayList<>())
            .add(PlannedFlow.of(rule, flow));
      }
    }
    return bySlot.values().stream()
        .map(
            flows ->
                new FlowGroup(
                    flows.get(0).flow().target(),
                    ImmutableList.copyOf(flows),
                    flows.stream().anyMatch(flow -> flow.flow().readsReferences())))
        .collect(ImmutableList.toImmutableList());
  }
}
