package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Stage;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.pipeline.ChangeSet;
import org.aadsync.core.internal.pipeline.Reads;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.pipeline.SyncException;
import org.aadsync.core.internal.pipeline.SyncPass;
import org.aadsync.core.internal.space.CanonicalOrder;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress;
import org.aadsync.core.internal.state.Durability;
import org.aadsync.core.store.Boundary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full and delta synchronization of one connector: one pass for each object in canonical order,
 * then references and joins that came to have a target, until nothing changes.
 *
 * <p>Source: <i>Understanding the architecture</i> (Microsoft), Synchronization.
 */
final class Synchronizer {
  private static final Logger LOG = LoggerFactory.getLogger(Synchronizer.class);

  /** So often what follows from a synchronization may itself have something follow from it. */
  private static final int MAX_FOLLOW_UPS = 100;

  private static final String FLOW_FAILURE = "flow-failure";

  private final RunContext run;
  private final Committer committer;
  private final Membership membership;
  private final PartitionScope scope;
  private final StepResult result;
  private final Workers workers;
  private final Turns turns;
  private final ConnectorProgress progress;
  private final Durability durability;
  private final Set<MvObject> outstanding = new LinkedHashSet<>();
  private Stage stage = Stage.SYNCHRONIZATION;

  Synchronizer(
      RunContext run,
      Membership membership,
      PartitionScope scope,
      ConnectorProgress progress,
      Durability durability,
      StepResult result) {
    this.run = run;
    this.progress = progress;
    this.durability = durability;
    this.membership = membership;
    this.scope = scope;
    this.result = result;
    this.committer = new Committer(run);
    this.workers = new Workers(run.threads());
    this.turns = new Turns(run);
  }

  /** Synchronizes what is pending. */
  void delta(ConnectorSpace space) {
    endReferences(space, space.pendingImports());
    Set<CsObject> work = new HashSet<>(space.pendingImports());
    work.addAll(space.failed());
    work.addAll(space.disconnectors());
    work.addAll(space.queued());
    Set<CsObject> affected = membership.affected(space);
    work.addAll(affected);
    synchronize(space, work, affected);
  }

  /** Synchronizes everything. */
  void full(ConnectorSpace space) {
    endReferences(space, space.pendingImports());
    synchronize(space, space.objects(), membership.affected(space));
  }

  /** Synchronizes these objects alone; what follows for others is left to the next delta. */
  void only(ConnectorSpace space, List<CsObject> objects) {
    endReferences(space, objects);
    result.watch().begin(objects.size());
    try (workers) {
      PassesAhead<CsObject, Turn> passes = passes(objects, null, false);
      for (int i = 0; i < objects.size(); i++) {
        synchronize(objects, i, passes);
        result.watch().advance();
      }
      postpone(space);
    } finally {
      turns.tell(result.counters());
    }
  }

  private void synchronize(
      ConnectorSpace space, Collection<CsObject> objects, Set<CsObject> affected) {
    try (workers) {
      run(space, objects, affected);
    } finally {
      turns.tell(result.counters());
    }
  }

  /** What the directory deleted is referred to no more, which concerns those that did. */
  private void endReferences(ConnectorSpace space, Collection<CsObject> objects) {
    List<CsObject> deleted = new ArrayList<>();
    for (CsObject object : objects) {
      if (object.state().endsReferences() && scope.includes(object)) {
        deleted.add(object);
      }
    }
    space.endReferences(deleted);
  }

  private void run(ConnectorSpace space, Collection<CsObject> objects, Set<CsObject> affected) {
    affected.stream()
        .filter(object -> !object.state().isPlaceholder())
        .forEach(space.queued()::add); // a pass takes each off again
    queueWaiters();
    CanonicalOrder order =
        CanonicalOrder.of(
            objects, object -> !object.state().isPlaceholder() && scope.includes(object));
    List<CsObject> work = order.objects();
    result.watch().begin(work.size());
    boolean quiet = space.pendingImports().isEmpty();
    PassesAhead<CsObject, Turn> passes = passes(work, order.places(), quiet);
    for (int i = 0; i < work.size(); i++) {
      synchronize(work, i, passes);
      result.watch().advance();
      if (result.stopIfNeeded()) {
        postpone(space);
        return;
      }
      keepIfDue();
    }
    space.retryProvisioning().addAll(run.metaverse().expired(run.now()));
    List<MvObject> retry = ordered(space.retryProvisioning());
    outstanding.addAll(retry);
    space.retryProvisioning().clear();
    stage = Stage.METAVERSE_RETRY;
    refreshAll(retry, false, space);
    stage = Stage.SYNCHRONIZATION;
    followUp(space);
  }

  /**
   * Queues the metaverse objects that may get another answer to a name that they asked for: since
   * then an import may have changed who bears it. What was asked before a restart is not kept, so
   * after one all that may have asked are looked at.
   */
  private void queueWaiters() {
    committer.queueWoken();
    if (run.metaverse().takeRestored()) {
      committer.queueRestored(
          run.metaverse().objects().stream().filter(run.plan()::mayAwaitNames).toList());
    }
  }

  /** Makes what was done so far durable, and with it what would have followed from it. */
  private void keepIfDue() {
    if (durability.isDue()) {
      Set<MvObject> owed = new LinkedHashSet<>(outstanding);
      owed.addAll(committer.pending());
      owed.removeIf(object -> !object.exists());
      progress.owe(owed);
      durability.commit(Boundary.SYNCHRONIZATION_BATCH);
      progress.owe(Set.of());
    }
  }

  /** What a stopped run did not get to waits for the next one; disconnectors do so anyway. */
  private void postpone(ConnectorSpace space) {
    space.retryProvisioning().addAll(committer.takeReferenceQueue());
    space.retryProvisioning().addAll(committer.takeOutboundQueue());
  }

  /** What changed may concern objects that were done already. */
  private void followUp(ConnectorSpace space) {
    Set<MvObject> references = committer.takeReferenceQueue();
    Set<MvObject> targets = committer.takeOutboundQueue();
    Set<CsObject> joins = committer.takeJoinQueue();
    for (int round = 0; !references.isEmpty() || !targets.isEmpty() || !joins.isEmpty(); round++) {
      joins.stream()
          .filter(object -> object.state().isDisconnector())
          .sorted(Comparator.comparingInt(this::order).thenComparing(canonical()))
          .forEach(this::retryJoin);
      references.removeAll(targets); // which are looked at as a whole
      outstanding.addAll(targets);
      outstanding.addAll(references);
      refreshAll(ordered(targets), false, space);
      refreshAll(ordered(references), true, space);
      outstanding.clear(); // some are there no more
      if (round == MAX_FOLLOW_UPS) {
        result.stop(
            "stopped-evaluation-limit",
            "the rules change objects of each other again and again: after "
                + MAX_FOLLOW_UPS
                + " rounds links still come and go; break the circle");
      }
      if (result.stopIfNeeded()) {
        postpone(space);
        return;
      }
      references = committer.takeReferenceQueue();
      targets = committer.takeOutboundQueue();
      joins = committer.takeJoinQueue();
    }
  }

  private int order(CsObject object) {
    return object.space().order();
  }

  private static Comparator<CsObject> canonical() {
    return (a, b) -> a.space().canonicalOrder().compare(a, b);
  }

  private static List<MvObject> ordered(Collection<MvObject> objects) {
    List<MvObject> ordered = new ArrayList<>(new LinkedHashSet<>(objects));
    ordered.removeIf(object -> !object.exists());
    ordered.sort(Comparator.comparing(MvObject::id));
    return ordered;
  }

  private PassesAhead<CsObject, Turn> passes(
      List<CsObject> work, int @Nullable [] places, boolean quiet) {
    return new PassesAhead<>(workers, run, work, places, quiet, ReadAhead::new, this::pass);
  }

  private Turn pass(CsObject object, @Nullable Reads reads) {
    SlowObjectEvent event = new SlowObjectEvent();
    event.begin();
    try {
      SyncPass.Outcome outcome = SyncPass.synchronize(run, object, reads);
      return reads == null ? new Turn.Effect(outcome) : turns.of(object, outcome, counter(outcome));
    } finally {
      event.end(object);
    }
  }

  private void synchronize(List<CsObject> objects, int index, PassesAhead<CsObject, Turn> passes) {
    Counters counters = result.counters();
    SyncPass.Outcome outcome;
    try {
      Turn turn = passes.get(index);
      if (turn instanceof Turn.Count count && !turns.namesAreAwaited()) {
        if (result.hasFailedPasses()) { // mostly not: then nobody has to fetch the object
          result.cure(objects.get(index));
        }
        count.come();
        return;
      }
      outcome =
          turn instanceof Turn.Effect effect
              ? effect.outcome()
              : SyncPass.synchronize(run, objects.get(index), null);
    } catch (SyncException e) {
      fail(objects.get(index), e);
      counters.count(Counters.INBOUND, FLOW_FAILURE);
      return;
    }
    succeed(objects.get(index), outcome.changes());
    String counter = counter(outcome);
    if (!counter.isEmpty()) {
      counters.count(Counters.INBOUND, counter);
    }
  }

  /** An object that was counted as a disconnector, or as failed, gets another chance. */
  private void retryJoin(CsObject object) {
    SyncPass.Outcome outcome;
    try {
      outcome = SyncPass.synchronize(run, object, null);
    } catch (SyncException e) {
      if (!result.hasFailed(object)) {
        result.counters().count(Counters.INBOUND, FLOW_FAILURE);
      }
      fail(object, e);
      return;
    }
    succeed(object, outcome.changes());
    if (outcome.kind() != SyncPass.Kind.REMAINS_DISCONNECTED) {
      result.counters().count(Counters.INBOUND, counter(outcome));
    }
  }

  private void refreshAll(List<MvObject> objects, boolean referencesOnly, ConnectorSpace space) {
    PassesAhead<MvObject, ChangeSet> passes =
        new PassesAhead<>(
            workers,
            run,
            objects,
            null,
            false,
            () -> next -> {},
            (object, reads) -> SyncPass.refresh(run, object, referencesOnly, reads));
    for (int i = 0; i < objects.size(); i++) {
      if (result.stopIfNeeded()) {
        space.retryProvisioning().addAll(objects.subList(i, objects.size()));
        return;
      }
      if (objects.get(i).exists()) {
        refresh(objects.get(i), i, passes);
      }
      outstanding.remove(objects.get(i));
      result.watch().advance();
      keepIfDue();
    }
  }

  private void refresh(MvObject object, int index, PassesAhead<MvObject, ChangeSet> passes) {
    ChangeSet changes;
    try {
      changes = passes.get(index);
    } catch (SyncException e) {
      fail(object.state().links().get(0), e);
      return;
    }
    committer.commit(changes, result.counters());
  }

  private void succeed(CsObject object, ChangeSet changes) {
    object.space().failed().remove(object);
    object.space().queued().remove(object);
    object.setSyncError(null);
    result.cure(object);
    committer.commit(changes, result.counters());
  }

  private void fail(CsObject object, SyncException cause) {
    if (cause.getCause() != null) {
      LOG.error("{} could not be processed", object, RedactedFault.of(cause.getCause()));
    }
    ObjectError error =
        result
            .records()
            .synchronization(
                object,
                stage,
                cause.code(),
                cause.attribute(),
                String.valueOf(cause.getMessage()),
                new Errors.Origin(cause.rule(), cause.expression(), cause.span()));
    result.fail(object, error);
    object.setSyncError(error);
    object.space().failed().add(object);
    object.space().queued().remove(object);
  }

  private static String counter(SyncPass.Outcome outcome) {
    boolean flowed = outcome.flowed();
    return switch (outcome.kind()) {
      case SKIPPED, FORGOTTEN -> "";
      case REMAINS_DISCONNECTED -> "disconnector-remains";
      case JOINED -> flowed ? "disconnector-joined-flow" : "disconnector-joined-no-flow";
      case PROJECTED -> flowed ? "disconnector-projected-flow" : "disconnector-projected-no-flow";
      case JOINED_AND_REMOVED -> "disconnector-joined-remove-mv";
      case PROJECTED_AND_REMOVED -> "disconnector-projected-remove-mv";
      case FILTERED_AND_REMOVED -> "connector-filtered-remove-mv";
      case CONNECTED -> flowed ? "connector-flow" : "connector-no-flow";
      case DISCONNECTED -> "connector-filtered-leave-mv";
      case METAVERSE_OBJECT_REMOVED -> "connector-flow-remove-mv";
      case DELETED -> "connector-delete-leave-mv";
      case DELETED_WITH_METAVERSE_OBJECT -> "connector-delete-remove-mv";
      case REPLACED -> "connector-delete-add-processed";
    };
  }
}
