package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.RulePlan.OutboundPlan;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.LinkType;
import org.jspecify.annotations.Nullable;

/**
 * Carries a metaverse object into the connector spaces: keeps, makes and breaks links by the
 * outbound rules in scope, provisions and deprovisions, and stages what the flows want.
 *
 * <p>Source: <i>Understanding declarative provisioning</i> (Microsoft).
 */
final class OutboundResolver {
  private final RunContext run;
  private final ChangeSet changes;
  private final Scopes scopes;
  private final OutboundFlows flows;
  private final Provisioning provisioning;

  OutboundResolver(RunContext run, ChangeSet changes, Scopes scopes) {
    this.run = run;
    this.changes = changes;
    this.scopes = scopes;
    this.flows = new OutboundFlows(changes, run.plan().outboundCount());
    this.provisioning = new Provisioning(run, changes, flows);
  }

  /**
   * Resolves all connectors for a metaverse object.
   *
   * @param referencesOnly only flows that can depend on a reference
   * @return whether something changed that inbound rules of the object's links read
   */
  boolean resolve(MvObject object, boolean referencesOnly) {
    boolean feedback = false;
    for (ConnectorSpace space : run.spaces()) {
      ImmutableList<OutboundPlan> plans =
          run.plan().outbound(space.definition().id(), object.objectType());
      if (!plans.isEmpty() || isLinked(object, space)) {
        feedback |= resolve(object, space, plans, referencesOnly);
      }
    }
    return feedback;
  }

  private boolean isLinked(MvObject object, ConnectorSpace space) {
    ImmutableList<CsObject> links = changes.get(object).links();
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).space() == space) {
        return true;
      }
    }
    return false;
  }

  private boolean resolve(
      MvObject object,
      ConnectorSpace space,
      ImmutableList<OutboundPlan> plans,
      boolean referencesOnly) {
    MvSource source = new MvSource(run, changes, space.definition(), changes.get(object).values());
    List<InScope> inScope = new ArrayList<>(plans.size());
    for (int i = 0; i < plans.size(); i++) {
      inScope.add(InScope.of(plans.get(i), source));
    }
    boolean feedback = reviewLinks(object, space, inScope);
    boolean narrow = referencesOnly;
    for (int i = 0; i < inScope.size(); i++) { // an iterator for each object costs too much
      InScope each = inScope.get(i);
      String objectType = each.plan().objectType();
      if (!each.bearing().isEmpty() && linked(object, space, objectType, 0) == null) {
        provisioning.find(object, space, each, source);
        CsObject found = linked(object, space, objectType, 0); // it links no more than one
        narrow &= found == null; // what was just linked gets everything
        feedback |= found != null && scopes.isHeldInbound(found, object.objectType());
      }
    }
    checkOneTarget(object, space, inScope);
    for (int i = 0; i < inScope.size(); i++) {
      InScope each = inScope.get(i);
      if (!each.bearing().isEmpty()) {
        feedback |= flow(object, space, each, source, narrow);
      }
    }
    return feedback;
  }

  /** Breaks the links that no rule holds any more; returns whether there were any. */
  private boolean reviewLinks(MvObject object, ConnectorSpace space, List<InScope> inScope) {
    boolean broken = false;
    ImmutableList<CsObject> links = changes.get(object).links();
    for (int i = 0; i < links.size(); i++) {
      CsObject link = links.get(i);
      if (link.space() != space) {
        continue;
      }
      CsState state = changes.get(link);
      InScope rules = forType(inScope, state.objectType());
      if (rules != null && !rules.bearing().isEmpty()) {
        if (!state.owned() && rules.provisions()) {
          changes.put(link, state.withOwned(true));
        }
      } else if (state.explicit()) {
        continue; // an operator made the link, and an operator takes it away
      } else if (state.owned()) {
        changes.noteDisconnected(link);
        changes.deprovision(link, run.options().deprovisionAction(link));
        broken = true;
      } else if (!scopes.isHeldInbound(link, object.objectType())) {
        changes.noteDisconnected(link);
        changes.unlink(link);
        broken = true;
      }
    }
    return broken;
  }

  private static @Nullable InScope forType(List<InScope> inScope, @Nullable String objectType) {
    for (int i = 0; i < inScope.size(); i++) {
      if (inScope.get(i).plan().objectType().equalsIgnoreCase(objectType)) {
        return inScope.get(i);
      }
    }
    return null;
  }

  /** Returns one of the linked objects of a space and type, by number; null if there are fewer. */
  private @Nullable CsObject linked(
      MvObject object, ConnectorSpace space, String objectType, int number) {
    ImmutableList<CsObject> links = changes.get(object).links();
    int left = number;
    for (int i = 0; i < links.size(); i++) { // an iterator for each object costs too much
      CsObject link = links.get(i);
      if (link.space() == space
          && objectType.equalsIgnoreCase(changes.get(link).objectType())
          && left-- == 0) {
        return link;
      }
    }
    return null;
  }

  /** Fails if rules flow into several linked objects of one connector. */
  private void checkOneTarget(MvObject object, ConnectorSpace space, List<InScope> inScope) {
    CsObject first = null;
    for (int i = 0; i < inScope.size(); i++) {
      InScope rules = inScope.get(i);
      if (!rules.bearing().isEmpty() && rules.flows()) {
        String objectType = rules.plan().objectType();
        CsObject target = linked(object, space, objectType, 0);
        CsObject second = target == null ? null : linked(object, space, objectType, 1);
        if (target != null && first != null) {
          throw ambiguous(rules, first, target);
        }
        if (target != null && second != null) {
          throw ambiguous(rules, target, second);
        }
        first = target == null ? first : target;
      }
    }
  }

  private static SyncException ambiguous(InScope rules, CsObject first, CsObject second) {
    return SyncException.of(
        "ambiguous-export-flow",
        rules.rules().get(0).rule().name(),
        null,
        "\""
            + first.dn()
            + "\" and \""
            + second.dn()
            + "\" of connector "
            + first.space().definition().name()
            + " are linked to one metaverse object, and rules flow into both; only one of them may"
            + " be linked");
  }

  private boolean flow(
      MvObject object,
      ConnectorSpace space,
      InScope rules,
      MvSource source,
      boolean referencesOnly) {
    CsObject target = linked(object, space, rules.plan().objectType(), 0);
    if (target == null) {
      return false;
    }
    CsState state = changes.get(target);
    Layer top = state.top();
    if (top == null) {
      return false;
    }
    changes.noteEvaluated(target);
    OutboundFlows.Target to =
        new OutboundFlows.Target(
            state, space, source, provisioning.isNew(target), run.provisioned().contains(target));
    CsState next = flows.apply(to, top, rules, referencesOnly);
    if (next == state) {
      return false;
    }
    // What inbound rules read has changed, be it that they apply no more or that they do now.
    boolean isRead = next.top() != top && scopes.isHeldInbound(target, object.objectType());
    changes.put(target, next);
    return isRead || (next.top() != top && scopes.isHeldInbound(target, object.objectType()));
  }

  /**
   * The rules into one type that are in scope of a metaverse object.
   *
   * @param plan all rules into the type
   * @param rules those in scope, by precedence
   * @param bearing those of them that bear links
   */
  record InScope(OutboundPlan plan, List<CompiledRule> rules, List<CompiledRule> bearing) {
    static InScope of(OutboundPlan plan, MvSource source) {
      List<CompiledRule> rules = Scopes.inScope(plan.rules(), source);
      List<CompiledRule> bearing = rules == plan.rules() ? plan.bearing() : Scopes.bearing(rules);
      Scopes.checkOneJoin(bearing);
      return new InScope(plan, rules, bearing);
    }

    /** Returns whether one of the rules has flows. */
    boolean flows() {
      for (int i = 0; i < rules.size(); i++) {
        if (!rules.get(i).flows().isEmpty()) {
          return true;
        }
      }
      return false;
    }

    /** Returns whether one of the rules may create an object. */
    boolean provisions() {
      for (int i = 0; i < bearing.size(); i++) {
        if (bearing.get(i).rule().linkType() == LinkType.PROVISION) {
          return true;
        }
      }
      return false;
    }
  }
}
