package org.aadsync.core.internal.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.OutboundResolver.InScope;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.EngineIds;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the connector-space object of a metaverse object: by the DN that the rules
 * compute, then by the join conditions, and where neither finds one, and a rule says Provision, a
 * new one.
 *
 * <p>Source: <i>Understanding declarative provisioning</i> (Microsoft).
 */
final class Provisioning {
  private final RunContext run;
  private final ChangeSet changes;
  private final OutboundFlows flows;
  private Set<CsObject> created = Set.of(); // most passes provision nothing

  Provisioning(RunContext run, ChangeSet changes, OutboundFlows flows) {
    this.run = run;
    this.changes = changes;
    this.flows = flows;
  }

  /** Returns whether an object was provisioned in this pass. */
  boolean isNew(CsObject object) {
    return created.contains(object);
  }

  /** Links a metaverse object that has no link of this type yet, if the rules find or make one. */
  void find(MvObject object, ConnectorSpace space, InScope rules, MvSource source) {
    CsState nothing = CsState.placeholder("");
    String dn = flows.dn(rules, new OutboundFlows.Target(nothing, space, source, false, false));
    CsObject occupant = dn == null ? null : changes.findByDn(space, dn);
    if (occupant != null && !changes.get(occupant).isPlaceholder()) {
      if (takeOccupant(object, occupant, rules)) {
        return;
      }
    } else if (joins(object, space, rules)) {
      return;
    }
    if (rules.provisions()) {
      provision(object, space, rules, dn, occupant);
    } else if (dn != null) {
      changes.ask(space, dn); // what gets the name later is taken then
    }
  }

  /** Links to the object that has the DN, if it is free; a dying one is asked to stay. */
  private boolean takeOccupant(MvObject object, CsObject occupant, InScope rules) {
    CsState state = changes.get(occupant);
    String objectType = rules.plan().objectType();
    if (state.link() != null && state.link() != object) {
      throw dnInUse(occupant, rules, "is linked to another metaverse object");
    }
    if (state.link() == null && state.explicit()) {
      throw dnInUse(occupant, rules, "was disconnected on purpose");
    }
    boolean sameType = objectType.equalsIgnoreCase(state.objectType());
    if (state.top() == null && !state.isDying()) {
      return false; // its deletion was imported
    }
    if (!state.isDying()) {
      if (!sameType) {
        throw dnInUse(occupant, rules, "is of type " + state.objectType());
      }
    } else if (state.exported() == null || !sameType) {
      return false; // gone already, or replaced by an object of another type
    } else {
      changes.put(occupant, state.withTop(state.exported()));
    }
    link(occupant, object, rules);
    return true;
  }

  private static SyncException dnInUse(CsObject occupant, InScope rules, String why) {
    return SyncException.of(
        "dn-in-use",
        rules.bearing().get(0).rule().name(),
        "dn",
        "the DN \"" + occupant.dn() + "\" is in use: the object that has it " + why);
  }

  /** Searches by the join conditions; only for an object that has no link in the space at all. */
  private boolean joins(MvObject object, ConnectorSpace space, InScope rules) {
    if (changes.get(object).links().stream().anyMatch(link -> link.space() == space)) {
      return false;
    }
    for (CompiledRule rule : rules.bearing()) {
      if (!rule.joins().isEmpty()) {
        CsObject found =
            new JoinSearch(run, changes)
                .outbound(changes.get(object).values(), space, rules.plan().objectType(), rule);
        if (found != null) {
          link(found, object, rules);
          return true;
        }
        return false; // the others have the same conditions
      }
    }
    return false;
  }

  private void link(CsObject found, MvObject object, InScope rules) {
    changes.link(found, object);
    if (rules.provisions()) {
      changes.put(found, changes.get(found).withOwned(true));
    }
  }

  private void provision(
      MvObject object,
      ConnectorSpace space,
      InScope rules,
      @Nullable String dn,
      @Nullable CsObject occupant) {
    String objectType = rules.plan().objectType();
    if (dn == null) {
      throw SyncException.of(
          "missing-dn",
          rules.bearing().get(0).rule().name(),
          "dn",
          "no rule in scope gives the new "
              + objectType
              + " in connector "
              + space.definition().name()
              + " a distinguished name; add a flow to dn, or correct the one that gave NULL");
    }
    Layer top = new Layer(objectType, dn, AttributeSet.empty());
    CsObject target;
    if (occupant != null && changes.get(occupant).isDying()) {
      target = occupant;
      changes.put(target, changes.get(target).withTop(top));
    } else {
      // The name of one that is outside the selection is not that one.
      target =
          occupant == null || changes.get(occupant).isFollowed()
              ? space.create(
                  EngineIds.provisioned(space.definition().id(), object.id(), objectType), dn)
              : occupant;
      changes.put(target, CsState.placeholder(dn).withPartition(partition(space, dn)).withTop(top));
    }
    if (created.isEmpty()) {
      created = new HashSet<>();
    }
    created.add(target);
    changes.link(target, object);
    changes.put(target, changes.get(target).withOwned(true));
  }

  /** Returns the selected partition whose naming context is above the DN, or the first one. */
  private static @Nullable Partition partition(ConnectorSpace space, String dn) {
    List<Partition> selected =
        space.definition().partitions().stream().filter(Partition::selected).toList();
    Partition best = null;
    for (Partition partition : selected) {
      boolean above =
          dn.length() > partition.name().length()
              && dn.regionMatches(
                  true,
                  dn.length() - partition.name().length(),
                  partition.name(),
                  0,
                  partition.name().length());
      if (above && (best == null || best.name().length() < partition.name().length())) {
        best = partition;
      }
    }
    return best == null && !selected.isEmpty() ? selected.get(0) : best;
  }
}
