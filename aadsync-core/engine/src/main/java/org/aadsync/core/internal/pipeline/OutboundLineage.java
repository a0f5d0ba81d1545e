package org.aadsync.core.internal.pipeline;

import java.util.List;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.OutboundResolver.InScope;
import org.aadsync.core.internal.pipeline.RulePlan.OutboundPlan;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.schema.AttributeDefinition;
import org.jspecify.annotations.Nullable;

/** Tells which outbound rules give an attribute of a connector-space object its value. */
public final class OutboundLineage {
  private OutboundLineage() {}

  /** Returns the contributors of an attribute; empty if no outbound rule manages it. */
  public static List<Contributor> of(RunContext run, CsObject target, String attributeName) {
    MvObject object = target.state().link();
    ConnectorSpace space = target.space();
    AttributeDefinition attribute = space.schema().find(attributeName);
    OutboundPlan plan = object == null ? null : plan(run, target, object);
    if (object == null || attribute == null || plan == null) {
      return List.of();
    }
    ChangeSet changes = new ChangeSet(run.randomness().of(object.id()), null);
    MvSource source = new MvSource(run, changes, space.definition(), object.state().values());
    InScope rules = InScope.of(plan, source);
    if (rules.bearing().isEmpty()) {
      return List.of();
    }
    return new OutboundFlows(changes, run.plan().outboundCount())
        .contributors(attribute, rules, space, source).stream()
            .map(flow -> new Contributor(flow.rule().rule(), object))
            .toList();
  }

  private static @Nullable OutboundPlan plan(RunContext run, CsObject target, MvObject object) {
    return run.plan().outbound(target.space().definition().id(), object.objectType()).stream()
        .filter(plan -> plan.objectType().equalsIgnoreCase(target.state().objectType()))
        .findFirst()
        .orElse(null);
  }
}
