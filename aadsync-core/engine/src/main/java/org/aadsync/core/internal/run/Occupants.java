package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.EngineIds;
import org.aadsync.core.spi.ImportedObject;
import org.jspecify.annotations.Nullable;

/** Decides who bears a DN that an import shows while another object has it already. */
final class Occupants {
  private final ConnectorSpace space;
  private final Metaverse metaverse;
  private final ImportPart part;
  private final StepResult result;

  Occupants(ConnectorSpace space, Metaverse metaverse, ImportPart part, StepResult result) {
    this.space = space;
    this.metaverse = metaverse;
    this.part = part;
    this.result = result;
  }

  /** Returns the object to stage an unknown anchor on, after the DN was made free. */
  CsObject makeWay(ImportedObject object, @Nullable CsObject sameDn) {
    if (sameDn == null) {
      return space.create(
          EngineIds.connectorSpaceObject(space.definition().id(), object.anchor()), object.dn());
    }
    CsState state = sameDn.state();
    if (state.isPlaceholder() && !state.isFollowed()) {
      return sameDn; // what referred to the name refers to the object
    }
    if (state.anchor() == null) {
      dropProvisioned(sameDn);
      return sameDn;
    }
    if (part.saw(sameDn) && state.imported() != null) {
      result.note("two objects were reported with the DN \"" + object.dn() + "\"");
    }
    space.makeTransient(sameDn);
    CsObject successor =
        space.create(
            EngineIds.connectorSpaceObject(space.definition().id(), object.anchor()), object.dn());
    space.passReferencesOn(sameDn, successor);
    return successor;
  }

  /** A provisioned object turns out to exist already: the rules have to look at it again. */
  void dropProvisioned(CsObject provisioned) {
    unlink(provisioned);
    space.commit(provisioned, CsState.placeholder(provisioned.state().dn()));
  }

  /** Unlinks an object; its metaverse object is provisioned again by the next synchronization. */
  private void unlink(CsObject object) {
    MvObject link = object.state().link();
    if (link != null) {
      space.commit(object, object.state().withLink(null));
      MvState state = link.state();
      metaverse.commit(
          link,
          state.withLinks(
              state.links().stream()
                  .filter(other -> other != object)
                  .collect(ImmutableList.toImmutableList())));
      space.retryProvisioning().add(link);
    }
  }

  /** An object that the directory does not have yet gives its DN up to one that it has. */
  void makeRoom(CsObject target, String dn) {
    CsObject occupant = space.findByDn(dn);
    if (occupant != null
        && occupant != target
        && !occupant.state().isPlaceholder()
        && occupant.state().anchor() == null) {
      dropProvisioned(occupant);
    }
  }
}
