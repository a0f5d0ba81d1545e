package org.aadsync.core.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.JoinIndex;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.CompiledRule.CompiledJoin;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object that a rule's join conditions point at: the groups are tried in order, and the
 * first that matches exactly one object decides. An absent value never matches.
 *
 * <p>Source: <i>Understanding declarative provisioning</i> (Microsoft), Join.
 */
final class JoinSearch {
  private final RunContext run;
  private final ChangeSet changes;

  JoinSearch(RunContext run, ChangeSet changes) {
    this.run = run;
    this.changes = changes;
  }

  /** Returns the metaverse object that an object joins by {@code rule}, or null. */
  @Nullable MvObject inbound(CsSource source, CompiledRule rule) {
    for (List<CompiledJoin> group : rule.joins()) {
      List<MvObject> candidates = inboundCandidates(source, rule, group);
      if (candidates.size() == 1) {
        return candidates.get(0);
      }
    }
    return null;
  }

  private List<MvObject> inboundCandidates(
      CsSource source, CompiledRule rule, List<CompiledJoin> group) {
    List<MvObject> candidates = new ArrayList<>();
    CompiledJoin first = group.get(0);
    for (Object value : Values.list(source.attribute(first.connectorSpaceSlot()))) {
      for (MvObject candidate : changes.findByJoin(run.metaverse(), first.metaverseSlot(), value)) {
        if (!candidates.contains(candidate)
            && RulePlan.targets(rule, candidate.objectType())
            && !changes.isDeleted(candidate)
            && matches(group, source::attribute, changes.get(candidate).values()::get)) {
          candidates.add(candidate);
          if (candidates.size() > 1) {
            return candidates; // no better than hundreds of them
          }
        }
      }
    }
    return candidates;
  }

  /** Returns the free object of {@code space} that a metaverse object joins by {@code rule}. */
  @Nullable CsObject outbound(
      AttributeSet values, ConnectorSpace space, String objectType, CompiledRule rule) {
    for (List<CompiledJoin> group : rule.joins()) {
      List<CsObject> candidates = outboundCandidates(values, space, objectType, group);
      if (candidates.size() == 1) {
        return candidates.get(0);
      }
    }
    return null;
  }

  private List<CsObject> outboundCandidates(
      AttributeSet values, ConnectorSpace space, String objectType, List<CompiledJoin> group) {
    List<CsObject> candidates = new ArrayList<>();
    CompiledJoin first = group.get(0);
    for (Object value : Values.list(values.get(first.metaverseSlot()))) {
      for (CsObject candidate : changes.findByJoin(space, first.connectorSpaceSlot(), value)) {
        CsState state = changes.get(candidate);
        Layer top = state.top();
        if (state.isDisconnector()
            && top != null
            && top.objectType().equalsIgnoreCase(objectType)
            && !candidates.contains(candidate)
            && matches(group, slot -> top.values().get(slot), values::get)) {
          candidates.add(candidate);
          if (candidates.size() > 1) {
            return candidates; // no better than hundreds of them
          }
        }
      }
    }
    return candidates;
  }

  /** Returns whether an object has a value for an attribute that the conditions read. */
  static boolean hasJoinValue(CsSource source, CompiledRule rule) {
    return rule.joins().stream()
        .flatMap(List::stream)
        .anyMatch(join -> source.attribute(join.connectorSpaceSlot()) != null);
  }

  private static boolean matches(
      List<CompiledJoin> group, Lookup connectorSpace, Lookup metaverse) {
    for (CompiledJoin join : group) {
      if (!shareValue(
          Values.list(connectorSpace.get(join.connectorSpaceSlot())),
          Values.list(metaverse.get(join.metaverseSlot())),
          join.caseSensitive())) {
        return false;
      }
    }
    return true;
  }

  private static boolean shareValue(List<Object> a, List<Object> b, boolean caseSensitive) {
    for (Object x : a) {
      for (Object y : b) {
        if (JoinIndex.matches(x, y, caseSensitive)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The values of an object by slot. */
  @FunctionalInterface
  private interface Lookup {
    @Nullable Object get(int slot);
  }
}
