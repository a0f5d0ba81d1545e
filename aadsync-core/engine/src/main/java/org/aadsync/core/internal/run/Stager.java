package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.internal.state.ConnectorProgress.InterruptedImport;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Stages what a connector reports: matches each object with the connector space by anchor, then by
 * DN, and keeps the difference as pending import.
 *
 * <p>Source: <i>Understanding the architecture</i> (Microsoft), Import process.
 */
final class Stager {
  private static final String NO_CHANGE = "stage-no-change";
  private static final String UPDATE = "stage-update";

  private final ConnectorSpace space;
  private final Occupants occupants;
  private final Partition partition;
  private final StagedValues values;
  private final StepResult result;
  private final UnreadObjects unread;
  private final List<CsObject> updated = new ArrayList<>();
  private final IncompleteObjects incomplete;
  private final ImportPart part;
  private final ExpectedObjects expected;
  private List<CsObject> uncovered = new ArrayList<>();
  private boolean discoveryErrors;

  Stager(
      ConnectorSpace space,
      Metaverse metaverse,
      Partition partition,
      ImportPart part,
      UnreadObjects unread,
      StepResult result) {
    this.space = space;
    this.partition = partition;
    this.part = part;
    this.expected = new ExpectedObjects(space, partition, part);
    this.incomplete = new IncompleteObjects(space, part);
    this.discoveryErrors = part.discoveryErrors();
    this.result = result;
    this.unread = unread;
    space.redirections().setLater(true);
    this.values = new StagedValues(space);
    this.occupants = new Occupants(space, metaverse, part, result);
  }

  /** Returns this import as it is when it is interrupted after {@code checkpoint}. */
  InterruptedImport interruptedAt(ByteString checkpoint) {
    return new InterruptedImport(!part.isFull(), checkpoint, part.numbers(), discoveryErrors);
  }

  /** Returns what the connector space has of the partition. */
  KnownObjects known() {
    return expected;
  }

  /** Returns whether an object has to be asked for before anything can be concluded. */
  boolean hasIncomplete() {
    return !incomplete.isEmpty();
  }

  /** Returns what was seen after the last checkpoint; a checkpoint covers it now. */
  List<CsObject> takeUncovered() {
    List<CsObject> taken = uncovered;
    uncovered = new ArrayList<>();
    return taken;
  }

  /** What no checkpoint covers is reported again when the import goes on. */
  void forgetUncovered() {
    takeUncovered().forEach(object -> object.setSeenInImport(0));
  }

  private void see(CsObject object) {
    if (!part.saw(object)) {
      uncovered.add(object);
    }
    object.setSeenInImport(part.number());
  }

  /** Returns whether an object could not be read. */
  boolean hasDiscoveryErrors() {
    return discoveryErrors;
  }

  /** Leads references to where they belong, before others see the state. */
  void settleReferences() {
    space.redirections().applyNow();
  }

  /** Stages one event that is about an object. */
  void stage(ImportEvent event) {
    if (event instanceof ImportEvent.Full full) {
      full(full.object());
    } else if (event instanceof ImportEvent.Partial partial) {
      partial(partial);
    } else if (event instanceof ImportEvent.Moved moved) {
      moved(moved.anchor(), moved.dn());
    } else if (event instanceof ImportEvent.Present present) {
      present(present.anchor());
    } else if (event instanceof ImportEvent.Deleted deleted) {
      gone(deleted.anchor(), state -> state.withDeletion(deleted.endsReferences()));
      uncreated(deleted.anchor());
    } else if (event instanceof ImportEvent.LeftScope left) {
      left(left.anchor(), left.dn());
    } else if (event instanceof ImportEvent.Rejected rejected) {
      rejected(rejected);
    }
  }

  /** References of what is staged again must be those that it has. */
  private @Nullable CsObject find(Anchor anchor) {
    CsObject known = space.find(anchor);
    if (known != null && space.redirections().isWaiting(known)) {
      space.redirections().applyNow();
    }
    return known;
  }

  private void full(ImportedObject object) {
    CsObject known = find(object.anchor());
    CsObject sameDn = space.findByDn(object.dn());
    if (part.isFull() && known != null && known.seenInImport() == part.number()) {
      reject(
          object.dn(),
          object.anchor(),
          new ConnectorError(
              "duplicate-object", null, "the directory reported this anchor twice in one import"));
      return;
    }
    CsObject target = known != null ? known : occupants.makeWay(object, sameDn);
    Layer image =
        new Layer(
            object.objectType(),
            object.dn(),
            values.stage(object.values(), object.anchor(), target));
    stage(target, image, object.anchor(), slot -> true);
  }

  private void stage(CsObject target, Layer image, Anchor anchor, IntPredicate mentioned) {
    occupants.makeRoom(target, image.dn());
    if (target.state().endsReferences() && expected.isHere(target)) {
      endReferences(target); // it comes back without them
    }
    CsState before = target.state();
    PendingOperation pendingBefore = before.pendingImport();
    Layer shared = share(before, withKnownName(before, image));
    Rebase.Result rebased = Rebase.onto(located(before, anchor), shared, mentioned, space.schema());
    boolean isNew = before.imported() == null && before.exported() == null;
    String counter = counter(before, rebased.state(), isNew, pendingBefore);
    result.counters().count(Counters.STAGING, counter);
    if (counter.equals(UPDATE) && pendingBefore == PendingOperation.NONE) {
      updated.add(target);
    }
    space.commit(target, rebased.state());
    space.adoptReferences(target);
    see(target);
    target.setImportError(null);
    unread.forget(anchor);
    if (!rebased.notReimported().isEmpty()) {
      warnNotReimported(target, rebased.notReimported());
    }
  }

  private CsState located(CsState state, Anchor anchor) {
    Anchor known = state.anchor();
    Anchor kept = known != null && known.value().equals(anchor.value()) ? known : anchor;
    if (kept == known && partition.equals(state.partition())) {
      return state;
    }
    return state.withAnchor(kept).withPartition(partition);
  }

  /** Another spelling of a name is no rename where the directory takes the two for the same. */
  private Layer withKnownName(CsState before, Layer image) {
    Layer known = before.imported();
    return known != null
            && space.schema().attribute(SpaceSchema.DN_SLOT).equality().same(known.dn(), image.dn())
        ? image.withDn(known.dn())
        : image;
  }

  /** An image that equals one that is kept already is kept once. */
  private Layer share(CsState before, Layer image) {
    for (Layer kept : new Layer[] {before.imported(), before.synced(), before.exported()}) {
      if (kept != null
          && kept.objectType().equals(image.objectType())
          && kept.dn().equals(image.dn())
          && Values.same(kept.values(), image.values(), space.schema().attributes().size())) {
        return kept;
      }
    }
    return image;
  }

  private static String counter(
      CsState before, CsState after, boolean isNew, PendingOperation pendingBefore) {
    Layer old = before.imported();
    Layer now = Objects.requireNonNull(after.imported());
    String counter;
    if (old == now) {
      counter = NO_CHANGE;
    } else if (isNew || (old == null && pendingBefore == PendingOperation.DELETE)) {
      counter = isNew ? "stage-add" : UPDATE;
    } else if (old != null && !old.objectType().equalsIgnoreCase(now.objectType())) {
      counter = "stage-delete-add";
    } else if (old != null && !old.dn().equals(now.dn())) {
      counter = "stage-rename";
    } else {
      counter = UPDATE;
    }
    return counter;
  }

  private void warnNotReimported(CsObject object, List<String> attributes) {
    result.add(
        result
            .records()
            .warning(
                object,
                new ConnectorError(
                    "exported-change-not-reimported",
                    attributes.get(0),
                    "what was exported to "
                        + String.join(", ", attributes)
                        + " is not what the directory shows now; it is exported again unless the"
                        + " rules decide otherwise")));
  }

  private void partial(ImportEvent.Partial partial) {
    CsObject known = find(partial.anchor());
    Layer imported = known == null ? null : known.state().imported();
    if (known == null || imported == null) {
      incomplete.add(
          partial.anchor(),
          null,
          "the directory reported changes of an object that was never imported whole; run a full"
              + " import");
      return;
    }
    Set<Integer> mentioned = new HashSet<>();
    partial.changes().forEach(change -> mentioned.add(change.attribute().slot()));
    stage(
        known,
        imported.withValues(values.change(imported.values(), partial.changes(), known.state())),
        partial.anchor(),
        mentioned::contains);
  }

  private void moved(Anchor anchor, String dn) {
    CsObject known = find(anchor);
    Layer imported = known == null ? null : known.state().imported();
    if (known == null || imported == null) {
      incomplete.add(
          anchor,
          dn,
          "the directory reported the move of an object that was never imported; run a full"
              + " import");
      return;
    }
    stage(known, imported.withDn(dn), anchor, slot -> slot == SpaceSchema.DN_SLOT);
  }

  private void present(Anchor anchor) {
    CsObject known = space.find(anchor);
    if (known != null && expected.has(known) && !part.isFull()) {
      see(known);
      return;
    }
    incomplete.add(
        anchor,
        null,
        part.isFull()
            ? "a full import reported that an object is there, and not what it is like; the"
                + " connector has to report it as a whole"
            : "the directory reported that an object is there that was never imported; run a full"
                + " import");
  }

  /** Returns the objects of which a part was reported and nothing else, so far. */
  List<Anchor> incomplete() {
    return incomplete.anchors();
  }

  /** Takes note that such an object is not there any more. */
  void dropIncomplete(Anchor anchor) {
    incomplete.remove(anchor);
  }

  private void left(Anchor anchor, @Nullable String dn) {
    CsObject known = space.find(anchor);
    if (known == null || dn == null) {
      gone(anchor, UnaryOperator.identity());
    } else {
      occupants.makeRoom(known, dn);
      gone(anchor, state -> state.followedTo(dn));
    }
  }

  private void gone(Anchor anchor, UnaryOperator<CsState> departure) {
    incomplete.remove(anchor);
    CsObject known = space.find(anchor);
    if (known == null || !expected.isHere(known)) {
      return;
    }
    CsState state = known.state();
    if (state.imported() != null) {
      remove(known, departure);
    } else if (state.isGone()) { // it left the selection before
      space.commit(known, departure.apply(state));
    } else if (state.isFollowed()) {
      forget(known, departure.apply(state));
    }
  }

  private void endReferences(CsObject deleted) {
    space.redirections().applyNow();
    space.endReferences(List.of(deleted));
  }

  /** What was created and is reported as deleted before an import showed it is created again. */
  private void uncreated(Anchor anchor) {
    CsObject known = space.find(anchor);
    if (known != null && known.state().imported() == null && known.state().exported() != null) {
      dropUnconfirmed(known);
    }
  }

  private void dropUnconfirmed(CsObject created) {
    warnNotReimported(created, List.of(SpaceSchema.DN));
    occupants.dropProvisioned(created);
  }

  /**
   * Takes note that an object is no longer in the directory, or not selected.
   *
   * @param departure adds what is known of it
   */
  private void remove(CsObject object, UnaryOperator<CsState> departure) {
    CsState state = object.state();
    result.counters().count(Counters.STAGING, "stage-delete");
    boolean unseen = state.synced() == null; // it came and went
    boolean ours = state.exported() == null; // our own deletion, confirmed
    CsState next = departure.apply(state.withLayers(synced(state), null, null, null));
    if (state.link() == null && (unseen || ours)) {
      forget(object, next);
    } else {
      // Another partition may still show it, so its references end when this is synchronized.
      space.commit(object, next);
    }
  }

  private void forget(CsObject object, CsState gone) {
    if (gone.endsReferences()) {
      endReferences(object);
    }
    space.commit(object, gone.forgotten());
  }

  /** A pending deletion is a difference from something. */
  private static Layer synced(CsState state) {
    Layer synced = state.synced() != null ? state.synced() : state.imported();
    return Objects.requireNonNull(synced);
  }

  /**
   * Ends the import: what nobody could read whole is an error. Corrects the statistics: a reference
   * may have looked changed only because its target was reported, with its new name, after it.
   */
  void end() {
    incomplete.forEach((anchor, dn, error) -> reject(dn, anchor, error));
    space.redirections().setLater(false);
    space.redirections().applyNow();
    for (CsObject object : updated) {
      if (object.state().pendingImport() == PendingOperation.NONE) {
        result.counters().recount(Counters.STAGING, UPDATE, NO_CHANGE);
      }
    }
  }

  /**
   * Ends a complete import that mentioned everything: what it did not is gone, and so is, in a full
   * import, what is in a partition that is selected no more; what was created and is not there is
   * to be created again.
   */
  void obsolete() {
    List<CsObject> missing = expected.missing();
    unread.forgetOthers();
    missing.sort(space.canonicalOrder());
    passReferencesOn(missing);
    for (CsObject object : missing) {
      if (object.state().imported() != null) {
        remove(object, UnaryOperator.identity()); // referrers were read without it
      } else {
        dropUnconfirmed(object);
      }
    }
  }

  /** Who was read before the new bearer of a name has come to refer to the one that is gone. */
  private void passReferencesOn(List<CsObject> gone) {
    Map<CsObject, CsObject> bearers = new HashMap<>();
    for (CsObject object : gone) {
      CsObject bearer = object.isTransient() ? space.findByDn(object.state().dn()) : null;
      if (bearer != null) {
        bearers.put(object, bearer);
      }
    }
    space.redirections().redirect(bearers, referrer -> !part.isFull() || part.saw(referrer));
  }

  private void rejected(ImportEvent.Rejected rejected) {
    CsObject known = rejected.anchor() == null ? null : space.find(rejected.anchor());
    if (known == null && rejected.dn() != null) {
      known = space.findByDn(rejected.dn());
    }
    if (known != null && known.state().isPlaceholder()) {
      known = null;
    }
    ObjectError error = reject(rejected.dn(), rejected.anchor(), rejected.error(), known);
    if (known != null) {
      see(known);
      known.setImportError(error);
      space.commit(known, stillThere(known).withPartition(partition));
    }
  }

  /** What cannot be read is there, even if another partition told that it went. */
  private CsState stillThere(CsObject object) {
    CsState state = object.state();
    Layer synced = state.synced();
    if (state.imported() != null || state.exported() != null || synced == null) {
      return state;
    }
    CsObject bearer = space.findByDn(synced.dn());
    if (bearer != null && bearer != object && bearer.state().imported() != null) {
      return state; // another one is there now, so that this one is somewhere else
    }
    space.queued().add(object); // what outbound rules wanted was lost
    return state.withLayers(synced, synced, synced, synced);
  }

  private ObjectError reject(@Nullable String dn, @Nullable Anchor anchor, ConnectorError cause) {
    return reject(dn, anchor, cause, null);
  }

  private ObjectError reject(
      @Nullable String dn,
      @Nullable Anchor anchor,
      ConnectorError cause,
      @Nullable CsObject known) {
    discoveryErrors = true;
    result.counters().count(Counters.STAGING, "stage-failure");
    ObjectError error =
        unread.note(
            anchor,
            dn,
            known,
            earlier -> result.records().discovery(space.definition(), dn, anchor, cause, earlier));
    result.add(error);
    return error;
  }
}
