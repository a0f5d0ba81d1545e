package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aadsync.core.internal.pipeline.FlowGroup.PlannedFlow;
import org.aadsync.core.internal.pipeline.OutboundResolver.InScope;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.OutboundMemory;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.FlowException;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.expressions.FlowSignal;
import org.jspecify.annotations.Nullable;

/** Evaluates outbound flows and overlays what they want on the top image of the target. */
final class OutboundFlows {
  private final ReferenceMapper references;
  private final int ruleCount;

  OutboundFlows(ChangeSet changes, int ruleCount) {
    this.references = new ReferenceMapper(changes);
    this.ruleCount = ruleCount;
  }

  /** Returns the DN that the flows compute, or null if they compute none. */
  @Nullable String dn(InScope rules, Target target) {
    boolean[] active = active(rules);
    for (FlowGroup group : rules.plan().groups()) {
      if (group.target().slot() == SpaceSchema.DN_SLOT) {
        return update(group, 0, active, target, null) instanceof String dn ? dn : null;
      }
    }
    return null;
  }

  /**
   * Returns the state of {@code target} with what the flows want on top.
   *
   * @param top its top image
   * @param referencesOnly only flows that can depend on a reference
   */
  CsState apply(Target target, Layer top, InScope rules, boolean referencesOnly) {
    boolean[] active = active(rules);
    boolean all = rules.rules() == rules.plan().rules();
    Overlay overlay = new Overlay(target.state(), top, target.space());
    ImmutableList<FlowGroup> groups = rules.plan().groups();
    for (int i = 0; i < groups.size(); i++) {
      FlowGroup group = groups.get(i);
      int first = all ? 0 : group.firstOf(active);
      if (first < 0 || (referencesOnly && !group.readsReferences())) {
        continue; // nobody manages the attribute: what the directory has stays
      }
      Object held = top.values().get(group.slot());
      if (group.flow(first).merges()) {
        overlay.merge(group, held, merge(group, first, active, target, held));
      } else {
        overlay.set(group.target(), held, update(group, first, active, target, held));
        if (group.readsReferences()) {
          rememberOnce(group, active, target, overlay);
        }
      }
    }
    return overlay.build();
  }

  /** Returns the flows that give {@code target} its value now; several for a merged one. */
  List<PlannedFlow> contributors(
      AttributeDefinition target, InScope rules, ConnectorSpace space, MvSource source) {
    boolean[] active = active(rules);
    List<PlannedFlow> contributors = new ArrayList<>();
    for (FlowGroup group : rules.plan().groups()) {
      if (group.target().slot() != target.slot()) {
        continue;
      }
      for (int i = 0; i < group.size(); i++) {
        PlannedFlow flow = group.flow(i);
        Object result = active[flow.order()] ? evaluate(flow, space, source, null) : null;
        if (result == FlowSignal.AUTHORITATIVE_NULL) {
          break;
        }
        if (result != null && !(result instanceof FlowSignal)) {
          contributors.add(flow);
          if (!flow.merges()) {
            break;
          }
        }
      }
    }
    return contributors;
  }

  private boolean[] active(InScope rules) {
    boolean[] active = new boolean[ruleCount];
    for (int i = 0; i < rules.rules().size(); i++) {
      active[rules.rules().get(i).order()] = true;
    }
    return active;
  }

  /**
   * Returns a value, null to remove the attribute, or IgnoreThisFlow to leave it alone.
   *
   * @param held what the target has so far
   */
  private @Nullable Object update(
      FlowGroup group, int first, boolean[] active, Target target, @Nullable Object held) {
    boolean managed = false;
    for (int i = first; i < group.size(); i++) {
      PlannedFlow flow = group.flow(i);
      if (!active[flow.order()]) {
        continue;
      }
      if (flow.merges()) {
        throw MergedValues.mixedMergeTypes(group, flow);
      }
      Object result = evaluate(flow, target, held);
      if (result == FlowSignal.IGNORE_THIS_FLOW) {
        continue;
      }
      managed = true;
      if (result == FlowSignal.AUTHORITATIVE_NULL) {
        return null;
      }
      if (result != null) {
        if (group.slot() == SpaceSchema.DN_SLOT && !result.equals(target.state().dn())) {
          checkName(flow, result, target.space());
        }
        return result;
      }
    }
    return managed ? null : FlowSignal.IGNORE_THIS_FLOW;
  }

  private static void checkName(PlannedFlow flow, Object value, ConnectorSpace space) {
    if (value instanceof String dn && space.isTooDeep(dn)) {
      throw SyncException.of(
          "invalid-dn",
          flow.rule().rule().name(),
          SpaceSchema.DN,
          "the computed distinguished name has more levels than a directory can have");
    }
  }

  private MergedValues merge(
      FlowGroup group, int first, boolean[] active, Target target, @Nullable Object held) {
    MergedValues merged = new MergedValues();
    for (int i = first; i < group.size(); i++) {
      PlannedFlow flow = group.flow(i);
      if (!active[flow.order()]) {
        continue;
      }
      merged.checkType(group, flow);
      Object result = evaluate(flow, target, held);
      if (result == FlowSignal.AUTHORITATIVE_NULL) {
        break;
      }
      if (result != FlowSignal.IGNORE_THIS_FLOW) {
        merged.addAll(Values.list(result));
      }
    }
    return merged;
  }

  private @Nullable Object evaluate(PlannedFlow flow, Target target, @Nullable Object held) {
    // The targets of references of an object that the run has created are still being made.
    if (!flow.once()
        || target.creating()
        || (target.createdInRun() && flow.flow().target().type() == AttributeType.REFERENCE)) {
      return evaluate(flow, target.space(), target.source(), held);
    }
    Object fixed = target.state().memory().pendingOnce().get(flow.flow().target().slot());
    Object value = references.toConnectorSpace(fixed, target.space(), null);
    return value == null ? FlowSignal.IGNORE_THIS_FLOW : value;
  }

  private @Nullable Object evaluate(
      PlannedFlow flow, ConnectorSpace space, MvSource source, @Nullable Object before) {
    Object result = raw(flow, source, before);
    return result == null || result instanceof FlowSignal || !flow.mapped()
        ? result
        : references.toConnectorSpace(result, space, before);
  }

  private static @Nullable Object raw(PlannedFlow flow, MvSource source, @Nullable Object before) {
    try {
      return flow.flow().evaluate(source, before);
    } catch (FlowException e) {
      throw SyncException.of(flow.flow(), e);
    }
  }

  /** Remembers what an apply-once reference wants for as long as it leads nowhere. */
  private void rememberOnce(FlowGroup group, boolean[] active, Target target, Overlay overlay) {
    for (int i = 0; i < group.size(); i++) {
      PlannedFlow flow = group.flow(i);
      if (active[flow.order()] && flow.once()) {
        boolean fixing = target.creating() || target.createdInRun();
        Object raw =
            fixing
                ? raw(flow, target.source(), null)
                : target.state().memory().pendingOnce().get(group.target().slot());
        boolean leadsNowhere =
            raw != null
                && !(raw instanceof FlowSignal)
                && references.toConnectorSpace(raw, target.space(), null) == null;
        overlay.rememberOnce(group.target(), leadsNowhere ? raw : null);
      }
    }
  }

  /**
   * The object that flows want something of.
   *
   * @param state its state
   * @param space its connector space
   * @param source what the flows read
   * @param creating whether this pass creates it: apply-once flows run
   * @param createdInRun whether this run creates it
   */
  record Target(
      CsState state,
      ConnectorSpace space,
      MvSource source,
      boolean creating,
      boolean createdInRun) {}

  /** What flows want, laid over the top image of one object. */
  private static final class Overlay {
    private final CsState state;
    private final Layer top;
    private final SpaceSchema schema;
    private final String anchorAttribute;
    private final ConnectorSpace space;
    private AttributeSet.@Nullable Builder values;
    private OutboundMemory memory;
    private String dn;

    Overlay(CsState state, Layer top, ConnectorSpace space) {
      this.state = state;
      this.top = top;
      this.schema = space.schema();
      this.anchorAttribute = space.definition().anchorAttribute();
      this.memory = state.memory();
      this.space = space;
      this.dn = top.dn();
    }

    void set(AttributeDefinition target, @Nullable Object held, @Nullable Object value) {
      if (value == FlowSignal.IGNORE_THIS_FLOW) {
        return;
      }
      if (target.slot() == SpaceSchema.DN_SLOT) {
        dn = value instanceof String wanted ? inKnownForm(wanted) : dn;
      } else if (target.exportOnly() && value != null && isWritten(target, value)) {
        return; // nobody can read it, but it was this that we wrote
      } else if (value != null || !target.name().equalsIgnoreCase(anchorAttribute)) {
        put(target, held, value);
      }
    }

    /** Another spelling of a name is no rename where the directory takes the two for the same. */
    private String inKnownForm(String wanted) {
      ValueEquality equality = schema.attribute(SpaceSchema.DN_SLOT).equality();
      Layer exported = state.exported();
      if (exported != null && equality.same(wanted, exported.dn())) {
        return exported.dn();
      }
      return equality.same(wanted, top.dn()) ? top.dn() : wanted;
    }

    private boolean isWritten(AttributeDefinition target, Object value) {
      return Objects.equals(space.digest(value), state.memory().written().get(target.slot()));
    }

    void rememberOnce(AttributeDefinition target, @Nullable Object raw) {
      if (!Objects.equals(memory.pendingOnce().get(target.slot()), raw)) {
        memory = memory.withPendingOnce(target.slot(), raw);
      }
    }

    /** Adds to what the directory has; takes back what this link gave before and no longer does. */
    void merge(FlowGroup group, @Nullable Object held, MergedValues contributed) {
      AttributeDefinition target = group.target();
      List<Object> now = contributed.values();
      List<Object> earlier = Values.list(memory.merged().get(target.slot()));
      Layer imported = state.imported();
      List<Object> base =
          imported == null ? List.of() : Values.list(imported.values().get(target.slot()));
      ValueEquality equality = target.equality();
      List<Object> withdrawn = Values.minus(earlier, now, equality);
      List<Object> kept = new ArrayList<>(Values.minus(base, withdrawn, equality));
      MergedValues all = new MergedValues();
      all.checkType(group, firstMerging(group));
      all.addAll(kept);
      now.stream().filter(value -> !all.contains(value)).forEach(kept::add);
      put(target, held, Values.of(target, kept));
      // What was taken back stays ours until an import shows that it is gone.
      List<Object> gone = Values.minus(withdrawn, base, equality);
      List<Object> going = Values.minus(withdrawn, gone);
      List<Object> ours = ImmutableList.<Object>builder().addAll(now).addAll(going).build();
      if (!earlier.equals(ours)) {
        memory = memory.withMerged(target.slot(), ours.isEmpty() ? null : ours);
      }
    }

    private static PlannedFlow firstMerging(FlowGroup group) {
      int first = 0;
      while (!group.flow(first).merges()) {
        first++;
      }
      return group.flow(first);
    }

    private void put(AttributeDefinition target, @Nullable Object held, @Nullable Object wanted) {
      int slot = target.slot();
      ValueEquality equality = target.equality();
      Layer exported = equality == ValueEquality.EXACT ? null : state.exported();
      Object value =
          exported == null ? wanted : Values.adopt(wanted, exported.values().get(slot), equality);
      if (!Values.same(held, value)) {
        if (values == null) {
          values = top.values().toBuilder();
        }
        values.set(slot, value);
      }
    }

    CsState build() {
      Layer wanted = values == null ? top : top.withValues(values.build());
      wanted = wanted.withDn(dn);
      CsState next = memory == state.memory() ? state : state.withMemory(memory);
      if (wanted == top) {
        return next;
      }
      return next.withTop(unify(next, wanted));
    }

    /** What is wanted may be what is there already: then the images share one layer again. */
    private Layer unify(CsState next, Layer wanted) {
      Layer exported = next.exported();
      return exported != null
              && exported.dn().equals(wanted.dn())
              && exported.objectType().equals(wanted.objectType())
              && Values.same(exported.values(), wanted.values(), schema.attributes().size())
          ? exported
          : wanted;
    }
  }
}
