package org.aadsync.core.internal.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.metaverse.MvState.SoftDeletion;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.EngineIds;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.LinkType;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * One pass: everything that the rules want for one object, collected in a {@link ChangeSet}. Reads
 * the state of the engine and changes nothing; of the same state it always makes the same changes.
 */
public final class SyncPass {
  /** So many times a pass may feed its own results back before it fails. */
  private static final int MAX_ROUNDS = 10;

  private final RunContext run;
  private final ChangeSet changes;
  private final Scopes scopes;
  private final InboundResolver inbound;
  private final OutboundResolver outbound;

  private SyncPass(RunContext run, UUID subject, @Nullable Reads reads) {
    this.run = run;
    this.changes = new ChangeSet(run.randomness().of(subject), reads);
    this.scopes = new Scopes(run, changes);
    this.inbound = new InboundResolver(run, changes, scopes);
    this.outbound = new OutboundResolver(run, changes, scopes);
  }

  /**
   * What a pass did.
   *
   * @param changes what is to change
   * @param kind what became of the object
   * @param flowed whether values of its metaverse object changed
   */
  public record Outcome(ChangeSet changes, Kind kind, boolean flowed) {}

  /** What became of the object of a pass. */
  public enum Kind {
    /** It is not up for synchronization. */
    SKIPPED,
    /** It was not linked and is not. */
    REMAINS_DISCONNECTED,
    /** It was not linked and joined a metaverse object. */
    JOINED,
    /** It was not linked and projected a metaverse object. */
    PROJECTED,
    /** It joined a metaverse object that went in the same pass: no rule keeps it. */
    JOINED_AND_REMOVED,
    /** It projected a metaverse object that went in the same pass. */
    PROJECTED_AND_REMOVED,
    /** It is linked. */
    CONNECTED,
    /** It was linked and lost its link; its metaverse object stays. */
    DISCONNECTED,
    /** It was linked, and its metaverse object went, because no rule keeps it any more. */
    METAVERSE_OBJECT_REMOVED,
    /** It was linked by rules that do not apply to it any more, and its metaverse object went. */
    FILTERED_AND_REMOVED,
    /** It is gone from its directory and had no link. */
    FORGOTTEN,
    /** It is gone from its directory; its metaverse object stays. */
    DELETED,
    /** It is gone from its directory, and its metaverse object went. */
    DELETED_WITH_METAVERSE_OBJECT,
    /** It was replaced by an object of another type. */
    REPLACED
  }

  /**
   * Synchronizes a connector-space object as the present state wants it.
   *
   * @param reads records what the pass reads, or null if nobody asks
   * @throws SyncException if the pass fails: nothing of it may be committed
   */
  public static Outcome synchronize(RunContext run, CsObject object, @Nullable Reads reads) {
    try {
      return new SyncPass(run, object.id(), reads).pass(object);
    } catch (SyncException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SyncException.unexpected(e);
    }
  }

  private Outcome pass(CsObject object) {
    CsState state = changes.get(object);
    if (state.isPlaceholder()) {
      return new Outcome(changes, Kind.SKIPPED, false);
    }
    if (state.imported() == null && state.synced() != null) {
      return deleted(object);
    }
    if (state.isDying()) {
      changes.put(object, state.synchronizedNow());
      return new Outcome(changes, Kind.SKIPPED, false);
    }
    boolean replaced = isReplaced(state);
    MvObject former = replaced ? dropReplaced(object) : null;
    MvObject before = changes.get(object).link();
    if (before == null && !state.explicit()) {
      connect(object);
    }
    MvObject after = changes.get(object).link();
    // The former one first: what it had provisioned may stand where the new one wants to be.
    if (former != null) {
      settle(former, false);
    }
    if (after != null && after != former) {
      settle(after, false);
    }
    changes.put(object, changes.get(object).synchronizedNow());
    changes.forgetDisconnected(object); // its own kind says what became of it
    Kind kind = replaced ? Kind.REPLACED : kind(object, before, after);
    return new Outcome(changes, kind, after != null && changes.changesValues(after));
  }

  private Kind kind(CsObject object, @Nullable MvObject before, @Nullable MvObject after) {
    if (before == null) {
      if (after == null) {
        return Kind.REMAINS_DISCONNECTED;
      }
      if (changes.isDeleted(after)) {
        return changes.isCreated(after) ? Kind.PROJECTED_AND_REMOVED : Kind.JOINED_AND_REMOVED;
      }
      return changes.isCreated(after) ? Kind.PROJECTED : Kind.JOINED;
    }
    if (changes.isDeleted(before)) {
      return Scopes.bearing(scopes.inbound(object)).isEmpty()
          ? Kind.FILTERED_AND_REMOVED
          : Kind.METAVERSE_OBJECT_REMOVED;
    }
    return changes.get(object).link() == null ? Kind.DISCONNECTED : Kind.CONNECTED;
  }

  private Outcome deleted(CsObject object) {
    CsState state = changes.get(object);
    MvObject link = state.link();
    changes.unlink(object);
    changes.put(object, changes.get(object).forgotten());
    if (link == null) {
      return new Outcome(changes, Kind.FORGOTTEN, false);
    }
    settle(link, false);
    return new Outcome(
        changes,
        changes.isDeleted(link) ? Kind.DELETED_WITH_METAVERSE_OBJECT : Kind.DELETED,
        changes.changesValues(link));
  }

  /** Returns whether an object of another type stands in the place of the one that was there. */
  private static boolean isReplaced(CsState state) {
    Layer synced = state.synced();
    Layer imported = state.imported();
    return synced != null
        && imported != null
        && !synced.objectType().equalsIgnoreCase(imported.objectType());
  }

  /** Takes all that the old object had from the new one; returns what the old one was linked to. */
  private @Nullable MvObject dropReplaced(CsObject object) {
    CsState state = changes.get(object);
    Layer imported = state.imported();
    changes.unlink(object);
    changes.put(object, changes.get(object).withLayers(null, imported, imported, imported));
    return state.link();
  }

  /** Joins or projects an object that has no link. */
  private void connect(CsObject object) {
    CsSource source = CsSource.of(run, changes, object);
    if (source == null) {
      return;
    }
    List<CompiledRule> bearing = Scopes.bearing(scopes.inbound(object));
    if (bearing.isEmpty()) {
      return;
    }
    Scopes.checkOneJoin(bearing);
    CompiledRule searching =
        bearing.stream().filter(rule -> !rule.joins().isEmpty()).findFirst().orElse(null);
    if (searching != null) {
      MvObject found = new JoinSearch(run, changes).inbound(source, searching);
      if (found != null) {
        changes.link(object, found);
        return;
      }
    }
    bearing.stream()
        .filter(rule -> rule.rule().linkType() == LinkType.PROVISION)
        .filter(rule -> mayProject(source, rule))
        .findFirst()
        .ifPresent(rule -> project(object, rule));
  }

  private boolean mayProject(CsSource source, CompiledRule rule) {
    return !run.options().requireJoinAttribute()
        || rule.joins().isEmpty()
        || JoinSearch.hasJoinValue(source, rule);
  }

  private void project(CsObject object, CompiledRule rule) {
    Anchor anchor =
        Objects.requireNonNull(
            changes.get(object).anchor(), "only imported objects are disconnectors");
    MvObject projected =
        changes.create(
            run.metaverse(),
            EngineIds.metaverseObject(object.space().definition().id(), anchor),
            rule.rule().targetObjectType());
    changes.create(projected);
    changes.link(object, projected);
  }

  /**
   * Synchronizes a metaverse object for another reason than an import of one of its links.
   *
   * @param referencesOnly only what can depend on a reference
   * @param reads records what the pass reads, or null if nobody asks
   * @throws SyncException if the pass fails: nothing of it may be committed
   */
  public static ChangeSet refresh(
      RunContext run, MvObject object, boolean referencesOnly, @Nullable Reads reads) {
    try {
      SyncPass pass = new SyncPass(run, object.id(), reads);
      pass.settle(object, referencesOnly);
      return pass.changes;
    } catch (SyncException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SyncException.unexpected(e);
    }
  }

  /** Lets inbound and outbound rules act on an object until they have nothing more to change. */
  private void settle(MvObject object, boolean referencesOnly) {
    boolean narrow = referencesOnly;
    changes.beginSettling(object);
    for (int round = 0; !changes.isDeleted(object); round++) {
      if (round == MAX_ROUNDS) {
        throw SyncException.of(
            "evaluation-limit",
            "the rules change the object again and again: after "
                + MAX_ROUNDS
                + " rounds an outbound flow still changes what an inbound flow reads; break the"
                + " circle");
      }
      if (!keep(object)) {
        return;
      }
      InboundResolver.Change change = inbound.resolve(object, narrow);
      if (round > 0 && change == InboundResolver.Change.NONE) {
        return;
      }
      if (change == InboundResolver.Change.VALUES
          || (change == InboundResolver.Change.REFERENCES
              && run.plan().outboundScopeReadsReferences(object.objectType()))) {
        narrow = false; // more than references may follow from what changed
      }
      boolean feedback = outbound.resolve(object, narrow);
      if (!feedback) {
        return;
      }
      narrow = false;
    }
  }

  /**
   * Returns whether a rule keeps an object. One that none keeps any more is deleted, or stays as it
   * is for as long as the last ones asked for.
   */
  private boolean keep(MvObject object) {
    Duration interval = inbound.keptFor(object);
    MvState state = changes.get(object);
    if (interval != null) {
      SoftDeletion kept = SoftDeletion.of(interval);
      if (!kept.equals(state.softDeletion())) {
        changes.put(object, state.withSoftDeletion(kept));
      }
      return true;
    }
    SoftDeletion deletion = state.softDeletion();
    if (deletion.isOver(run.now())) {
      remove(object);
    } else if (deletion.expiry() == null) {
      changes.put(object, state.withSoftDeletion(deletion.begin(run.now())));
    }
    return false;
  }

  /** Deletes a metaverse object: what it provisioned goes with it, the rest is free again. */
  private void remove(MvObject object) {
    for (CsObject link : changes.get(object).links()) {
      changes.noteDisconnected(link);
      if (changes.get(link).owned()) {
        changes.deprovision(link, run.options().deprovisionAction(link));
      } else {
        changes.unlink(link);
      }
    }
    changes.delete(object);
  }
}
