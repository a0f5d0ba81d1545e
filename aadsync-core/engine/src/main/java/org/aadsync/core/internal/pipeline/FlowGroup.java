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

/** All flows to one attribute, in order of precedence. Immutable and thread-safe. */
final class FlowGroup {
  private final AttributeDefinition target;
  private final int slot;
  private final boolean readsReferences;
  private final PlannedFlow[] flows; // each object goes through all of them

  private FlowGroup(List<PlannedFlow> flows) {
    this.flows = flows.toArray(new PlannedFlow[0]);
    this.target = flows.get(0).flow().target();
    this.slot = target.slot();
    this.readsReferences = flows.stream().anyMatch(flow -> flow.flow().readsReferences());
  }

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

  /** Returns the attribute. */
  AttributeDefinition target() {
    return target;
  }

  /** Returns the slot of the attribute. */
  int slot() {
    return slot;
  }

  /** Returns whether a flow can depend on a reference of its source. */
  boolean readsReferences() {
    return readsReferences;
  }

  /** Returns how many flows there are. */
  int size() {
    return flows.length;
  }

  /** Returns a flow by its place in the order of precedence. */
  PlannedFlow flow(int index) {
    return flows[index];
  }

  /** Returns the place of the first flow of an active rule, or -1; rules are told by order. */
  int firstOf(boolean[] active) {
    for (int i = 0; i < flows.length; i++) {
      if (active[flows[i].order()]) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a flow of {@code rule} runs only while the target is being created. */
  boolean isOnceOf(CompiledRule rule) {
    for (PlannedFlow flow : flows) {
      if (flow.rule() == rule && flow.once()) {
        return true;
      }
    }
    return false;
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
    return bySlot.values().stream().map(FlowGroup::new).collect(ImmutableList.toImmutableList());
  }
}
