package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.internal.metaverse.Contribution;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.metaverse.MvState.PendingOnce;
import org.aadsync.core.internal.pipeline.FlowGroup.PlannedFlow;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.FlowException;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.rules.SyncRule;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.expressions.FlowSignal;
import org.jspecify.annotations.Nullable;

/**
 * Gives a metaverse object its values: for each attribute the flows of all linked objects, in the
 * one order of precedence, the first value wins. Because it always looks at all links, the result
 * does not depend on which of them was imported or synchronized first.
 *
 * <p>Source: <i>Understanding declarative provisioning</i> (Microsoft).
 */
final class InboundResolver {
  private final RunContext run;
  private final ChangeSet changes;
  private final ReferenceMapper references;
  private final Scopes scopes;

  InboundResolver(RunContext run, ChangeSet changes, Scopes scopes) {
    this.run = run;
    this.changes = changes;
    this.references = new ReferenceMapper(changes);
    this.scopes = scopes;
  }

  /** What a resolution changed. */
  enum Change {
    /** No value. */
    NONE,
    /** References, and nothing else. */
    REFERENCES,
    /** Other values. */
    VALUES
  }

  /**
   * Returns how long an object is to outlive the inbound rules in scope on its links that keep it
   * alive, mostly zero; null if none does.
   */
  @Nullable Duration keptFor(MvObject object) {
    Duration longest = null;
    ImmutableList<CsObject> links = changes.get(object).links();
    for (int i = 0; i < links.size(); i++) { // an iterator for each object costs too much
      List<CompiledRule> rules = scopes.inbound(links.get(i), object.objectType());
      for (int j = 0; j < rules.size(); j++) {
        SyncRule rule = rules.get(j).rule();
        if (rule.linkType() != LinkType.JOIN) {
          Duration interval = rule.softDeleteExpiryInterval();
          longest = longest == null || interval.compareTo(longest) > 0 ? interval : longest;
        }
      }
    }
    return longest;
  }

  /**
   * Resolves the attributes of an object.
   *
   * @param referencesOnly only those that can depend on a reference
   * @return what changed
   */
  Change resolve(MvObject object, boolean referencesOnly) {
    return new Resolution(object).run(referencesOnly);
  }

  /** The resolution of one object. */
  private final class Resolution {
    private final MvObject object;
    private final MvState before;
    private final boolean creating;
    private final @Nullable CsSource[] sources = new CsSource[run.plan().inboundCount()];
    private @Nullable Contribution @Nullable [] contributions; // mostly all are known
    private List<PendingOnce> pendingOnce;
    private final boolean sharedConnector;
    private final MvDraft draft;

    Resolution(MvObject object) {
      this.object = object;
      this.before = changes.get(object);
      this.creating = changes.isCreated(object);
      this.pendingOnce = before.pendingOnce();
      this.draft = new MvDraft(before);
      this.sharedConnector = collectSources();
    }

    /** Returns whether two linked objects of one connector both have flows. */
    private boolean collectSources() {
      boolean shared = false;
      ConnectorSpace first = null;
      Set<ConnectorSpace> others = Set.of(); // mostly there is no other one
      ImmutableList<CsObject> links = before.links();
      for (int i = 0; i < links.size(); i++) {
        CsObject link = links.get(i);
        List<CompiledRule> rules = scopes.inbound(link, object.objectType());
        if (!Scopes.bearsLink(rules)) {
          continue;
        }
        CsSource source = CsSource.of(run, changes, link);
        boolean flows = false;
        for (int j = 0; j < rules.size(); j++) {
          CompiledRule rule = rules.get(j);
          if (!rule.flows().isEmpty()) {
            flows = true;
            CsSource other = sources[rule.order()];
            if (other != null) {
              throw ambiguous(rule, rule.flows().get(0).target(), other.object(), link);
            }
            sources[rule.order()] = source;
          }
        }
        if (flows && first == null) {
          first = link.space();
        } else if (flows) {
          others = others.isEmpty() ? new HashSet<>() : others;
          shared |= link.space() == first || !others.add(link.space());
        }
      }
      return shared;
    }

    Change run(boolean referencesOnly) {
      ImmutableList<FlowGroup> groups = run.plan().inboundGroups(object.objectType());
      for (int i = 0; i < groups.size(); i++) {
        FlowGroup group = groups.get(i);
        if (!referencesOnly || group.readsReferences()) {
          if (sharedConnector) {
            checkAmbiguity(group);
          }
          resolve(group);
        }
      }
      if (!referencesOnly && run.metaverse().hasRemovedRules()) {
        recallUnmanaged();
      }
      return commit();
    }

    /** Takes back what rules gave that are gone, where no other rule speaks about the attribute. */
    private void recallUnmanaged() {
      Set<Integer> managed = new HashSet<>();
      run.plan()
          .inboundGroups(object.objectType())
          .forEach(group -> managed.add(group.target().slot()));
      before
          .lineage()
          .forEach(
              (contributors, slot) -> {
                boolean gone =
                    Values.list(contributors).stream()
                        .allMatch(each -> ((Contribution) each).rule().order() < 0);
                if (gone && !managed.contains(slot)) {
                  draft.set(run.metaverse().schema().attribute(slot), null, null);
                }
              });
    }

    private void checkAmbiguity(FlowGroup group) {
      for (int i = 0; i < group.size(); i++) {
        CsSource a = sources[group.flow(i).order()];
        for (int j = i + 1; a != null && j < group.size(); j++) {
          CsSource b = sources[group.flow(j).order()];
          if (b != null && a.object() != b.object() && a.object().space() == b.object().space()) {
            throw ambiguous(group.flow(j).rule(), group.target(), a.object(), b.object());
          }
        }
      }
    }

    private SyncException ambiguous(
        CompiledRule rule, AttributeDefinition target, CsObject a, CsObject b) {
      return SyncException.of(
          "ambiguous-import-flow-from-multiple-connectors",
          rule.rule().name(),
          target.name(),
          "both \""
              + a.dn()
              + "\" and \""
              + b.dn()
              + "\" of connector "
              + a.space().definition().name()
              + " are linked to one metaverse object and flow its attribute "
              + target.name()
              + "; only one of them may. Change the join so that they do not meet, or the scope of"
              + " a rule so that one does not flow it");
    }

    private void resolve(FlowGroup group) {
      Object held = before.values().get(group.slot());
      Object known = before.lineage().get(group.slot());
      boolean inScope = false;
      boolean managed = false;
      for (int i = 0; i < group.size(); i++) {
        PlannedFlow flow = group.flow(i);
        CsSource source = sources[flow.order()];
        if (source == null) {
          continue;
        }
        if (flow.merges()) {
          if (inScope) {
            throw MergedValues.mixedMergeTypes(group, flow);
          }
          merge(group, held, known);
          return;
        }
        inScope = true;
        Object result = evaluate(flow, source, held);
        if (result == FlowSignal.IGNORE_THIS_FLOW) {
          continue;
        }
        managed = true;
        if (result == FlowSignal.AUTHORITATIVE_NULL) {
          break;
        }
        if (result != null) {
          draft.set(group.target(), held, result, known, contribution(flow, source, known));
          return;
        }
      }
      if (managed || !isKept(group, known)) {
        draft.set(group.target(), held, null, known, null);
      }
    }

    private void merge(FlowGroup group, @Nullable Object held, @Nullable Object known) {
      MergedValues merged = new MergedValues();
      Set<Object> contributors = new LinkedHashSet<>();
      boolean managed = false;
      for (int i = 0; i < group.size(); i++) {
        PlannedFlow flow = group.flow(i);
        CsSource source = sources[flow.order()];
        if (source == null) {
          continue;
        }
        merged.checkType(group, flow);
        Object result = evaluate(flow, source, held);
        if (result == FlowSignal.IGNORE_THIS_FLOW) {
          continue;
        }
        managed = true;
        if (result == FlowSignal.AUTHORITATIVE_NULL) {
          break;
        }
        if (merged.addAll(Values.list(result))) {
          contributors.add(contribution(flow, source, known));
        }
      }
      if (!merged.isEmpty()) {
        draft.set(
            group.target(),
            Values.of(group.target(), merged.values(), held),
            ImmutableList.copyOf(contributors));
      } else if (managed || !isKept(group, known)) {
        draft.set(group.target(), null, null);
      }
    }

    /**
     * Returns what a flow gives, as the target holds it; {@code held} is what that holds so far.
     */
    private @Nullable Object evaluate(PlannedFlow flow, CsSource source, @Nullable Object held) {
      Object raw;
      if (flow.once() && !creating) {
        PendingOnce pending = pending(flow);
        if (pending == null) {
          return FlowSignal.IGNORE_THIS_FLOW;
        }
        raw = pending.raw();
      } else {
        try {
          raw = flow.flow().evaluate(source, held);
        } catch (FlowException e) {
          throw SyncException.of(flow.flow(), e);
        }
      }
      if (raw == null || raw instanceof FlowSignal || !flow.mapped()) {
        return raw;
      }
      Object mapped = references.toMetaverse(raw, source.object().space(), held);
      if (!flow.once()) {
        return mapped;
      }
      pendingOnce = new ArrayList<>(pendingOnce);
      pendingOnce.removeIf(pending -> pending.flow() == flow.flow());
      if (mapped != null) {
        return mapped;
      }
      Object known = before.lineage().get(flow.flow().target().slot());
      pendingOnce.add(new PendingOnce(flow.flow(), contribution(flow, source, known), raw));
      return FlowSignal.IGNORE_THIS_FLOW;
    }

    private @Nullable PendingOnce pending(PlannedFlow flow) {
      for (PendingOnce pending : pendingOnce) {
        if (pending.flow() == flow.flow()) {
          return pending;
        }
      }
      return null;
    }

    /** Returns whether a value that no flow speaks about any more stays: its contributor does. */
    private boolean isKept(FlowGroup group, @Nullable Object known) {
      if (known == null) {
        return true;
      }
      for (Object each : Values.list(known)) {
        Contribution contribution = (Contribution) each;
        int order = contribution.rule().order();
        CsSource source = order < 0 ? null : sources[order]; // < 0: the rule is gone
        boolean active = source != null && source.object() == contribution.source();
        if (!active && !group.isOnceOf(contribution.rule())) {
          return false;
        }
      }
      return true;
    }

    /**
     * Returns the contributor of a value.
     *
     * @param known what is known to contribute so far: returned if it is the same
     */
    private Contribution contribution(PlannedFlow flow, CsSource source, @Nullable Object known) {
      if (known instanceof Contribution same
          && same.rule() == flow.rule()
          && same.source() == source.object()) {
        return same;
      }
      if (contributions == null) {
        contributions = new Contribution[sources.length];
      }
      Contribution contribution = contributions[flow.order()];
      if (contribution == null) {
        contribution = new Contribution(flow.rule(), source.object());
        contributions[flow.order()] = contribution;
      }
      return contribution;
    }

    private Change commit() {
      MvState after = draft.build(pendingOnce);
      if (after != before) {
        changes.put(object, after);
      }
      return draft.change();
    }
  }
}
