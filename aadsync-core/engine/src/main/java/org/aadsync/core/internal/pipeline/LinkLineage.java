package org.aadsync.core.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.PasswordSync;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.OutboundResolver.InScope;
import org.aadsync.core.internal.pipeline.RulePlan.OutboundPlan;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.SyncRule;

/** Tells which rules are on a link, and so whether passwords may travel along it. */
public final class LinkLineage {
  private final RunContext run;

  /** Looks at the present state. */
  public LinkLineage(RunContext run) {
    this.run = run;
  }

  /** Returns the rules in scope on the link of an object; empty without a link. */
  public List<SyncRule> of(CsObject object) {
    MvObject link = object.state().link();
    if (link == null) {
      return List.of();
    }
    List<SyncRule> rules = new ArrayList<>();
    inbound(object, link).forEach(rule -> rules.add(rule.rule()));
    outbound(object, link).forEach(rule -> rules.add(rule.rule()));
    return rules;
  }

  /** Returns whether the password of an object may travel, and to which objects. */
  public PasswordSync passwordSync(CsObject object) {
    MvObject link = object.state().link();
    if (link == null) {
      return new PasswordSync(List.of(), List.of());
    }
    List<SyncRule> rules =
        inbound(object, link).stream()
            .map(CompiledRule::rule)
            .filter(SyncRule::passwordSync)
            .toList();
    List<ConnectorSpaceObject> targets = new ArrayList<>();
    for (CsObject target : link.state().links()) {
      if (!rules.isEmpty()
          && target != object
          && outbound(target, link).stream().anyMatch(rule -> rule.rule().passwordSync())) {
        targets.add(target);
      }
    }
    return new PasswordSync(rules, targets);
  }

  /** A link that no rule of a direction bears has no flows in it either. */
  private List<CompiledRule> inbound(CsObject object, MvObject link) {
    Scopes scopes = new Scopes(run, ChangeSet.about(run, object));
    List<CompiledRule> rules = scopes.inbound(object, link.objectType());
    return Scopes.bearing(rules).isEmpty() ? List.of() : rules;
  }

  private List<CompiledRule> outbound(CsObject object, MvObject link) {
    String type = object.state().objectType();
    MvSource source =
        new MvSource(
            run, ChangeSet.about(run, object), object.space().definition(), link.state().values());
    for (OutboundPlan plan : run.plan().outbound(object.connectorId(), link.objectType())) {
      if (plan.objectType().equalsIgnoreCase(type)) {
        InScope inScope = InScope.of(plan, source);
        return inScope.bearing().isEmpty() ? List.of() : inScope.rules();
      }
    }
    return List.of();
  }
}
