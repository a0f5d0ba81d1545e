package org.aadsync.core.internal.run;

import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.pipeline.ChangeSet;
import org.aadsync.core.internal.pipeline.RulePlan.JoinSide;
import org.aadsync.core.internal.pipeline.RunContext;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.rules.CompiledRule.CompiledJoin;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies change sets and finds out what else they concern: objects whose references now lead
 * elsewhere, and disconnectors that could join what changed.
 */
final class Committer {
  private final Metaverse metaverse;
  private final List<ConnectorSpace> spaces;
  private final Map<Integer, Set<JoinSide>> joinSides;
  private final Set<CsObject> provisioned;
  private final Set<MvObject> referenceQueue = new LinkedHashSet<>();
  private final Set<CsObject> joinQueue = new LinkedHashSet<>();
  private final Map<ConnectorSpace, Set<CompiledJoin>> outboundJoins = new HashMap<>();
  private final Set<MvObject> outboundQueue = new LinkedHashSet<>();

  Committer(RunContext run) {
    this.metaverse = run.metaverse();
    this.spaces = run.spaces();
    this.joinSides = run.plan().inboundJoinSides();
    this.provisioned = run.provisioned();
    spaces.forEach(
        space -> outboundJoins.put(space, run.plan().outboundJoins(space.definition().id())));
  }

  /** Returns the metaverse objects that are to be looked at again, for whatever reason. */
  Set<MvObject> pending() {
    return Sets.union(referenceQueue, outboundQueue);
  }

  /** Returns and forgets the metaverse objects whose references are to be looked at again. */
  Set<MvObject> takeReferenceQueue() {
    Set<MvObject> taken = new LinkedHashSet<>(referenceQueue);
    referenceQueue.clear();
    return taken;
  }

  /** Returns and forgets the disconnectors that may be able to join now. */
  Set<CsObject> takeJoinQueue() {
    Set<CsObject> taken = new LinkedHashSet<>(joinQueue);
    joinQueue.clear();
    return taken;
  }

  /** Returns and forgets the metaverse objects that may find an object of a target now. */
  Set<MvObject> takeOutboundQueue() {
    Set<MvObject> taken = new LinkedHashSet<>(outboundQueue);
    outboundQueue.clear();
    return taken;
  }

  /** Applies a change set; {@code counters} gets what it stages for each connector. */
  void commit(ChangeSet changes, Counters counters) {
    if (!changes.evaluated().isEmpty()) {
      countUnchanged(changes, counters);
    }
    changes.awaitNames(spaces);
    if (changes.isEmpty()) {
      return;
    }
    Set<MvObject> relinked = new HashSet<>();
    changes
        .connectorSpaceChanges()
        .forEach(
            (object, next) -> {
              CsState before = object.state();
              if (changes.disconnected().contains(object) && next.link() == null) {
                countDisconnected(object, before, counters);
              } else {
                count(object, before, next, counters);
              }
              if (before.top() == null && next.top() != null && next.exported() == null) {
                provisioned.add(object);
              }
              object.space().commit(object, next);
              if (before.link() != next.link()) {
                noteLink(object, before.link(), next.link(), relinked);
              }
              if (next.isDisconnector() && before != next) {
                queueOutboundJoins(object, next);
              }
            });
    // Objects first, so that references among them find their targets.
    changes.metaverseChanges().forEach((object, next) -> apply(object, next, changes));
    relinked.forEach(this::queueReferrers);
    queueWoken();
  }

  /** Queues the metaverse objects that asked for a name that means another now. */
  void queueWoken() {
    spaces.forEach(space -> referenceQueue.addAll(space.takeWoken()));
  }

  /** Queues metaverse objects of which it is not known for which names they asked. */
  void queueRestored(Collection<MvObject> objects) {
    referenceQueue.addAll(objects);
  }

  private void queueReferrers(MvObject object) {
    object.forEachReferrer(referenceQueue::add);
    for (ConnectorSpace space : spaces) {
      space.waitingFor(object).forEach(this::queueLink);
    }
  }

  private void queueLink(CsObject object) {
    MvObject link = object.state().link();
    if (link != null) {
      referenceQueue.add(link);
    }
  }

  private void noteLink(
      CsObject object,
      @Nullable MvObject before,
      @Nullable MvObject after,
      Set<MvObject> relinked) {
    object.forEachReferrer(this::queueLink);
    referenceQueue.addAll(metaverse.waitingFor(object));
    if (before != null) {
      relinked.add(before);
    }
    if (after != null) {
      relinked.add(after);
    }
  }

  private void apply(MvObject object, MvState next, ChangeSet changes) {
    if (changes.isDeleted(object)) {
      if (object.exists()) {
        object.forEachReferrer(referenceQueue::add);
        AttributeSet values = object.state().values();
        metaverse.delete(object);
        queueJoins(values, AttributeSet.empty(), Set.of());
      }
      return;
    }
    MvState before = object.state();
    metaverse.commit(object, next);
    queueJoins(before.values(), next.values(), unlinked(before, next));
  }

  /** Returns the connector spaces of which a metaverse object has lost a link. */
  private static Set<ConnectorSpace> unlinked(MvState before, MvState next) {
    if (before.links() == next.links()) {
      return Set.of();
    }
    Set<ConnectorSpace> spaces = new HashSet<>();
    for (CsObject link : before.links()) {
      if (!next.links().contains(link)) {
        spaces.add(link.space());
      }
    }
    return spaces;
  }

  /**
   * Queues what could join the values that a metaverse object has got, and what could have joined
   * those that it had, which made it one of several. What could have joined those that it has may
   * have failed because an object of its connector was linked that is not any more.
   */
  private void queueJoins(AttributeSet before, AttributeSet after, Set<ConnectorSpace> unlinked) {
    for (int slot : metaverse.joinSlots()) {
      Object old = before.get(slot);
      Object now = after.get(slot);
      if (!Values.same(old, now)) {
        queueJoins(slot, old, candidate -> true);
        queueJoins(slot, now, candidate -> true);
      } else if (!unlinked.isEmpty()) {
        queueJoins(
            slot,
            now,
            candidate ->
                unlinked.contains(candidate.space())
                    && candidate.space().failed().contains(candidate));
      }
    }
  }

  private void queueJoins(int slot, @Nullable Object values, Predicate<CsObject> condition) {
    for (JoinSide side :
        values == null ? Set.<JoinSide>of() : joinSides.getOrDefault(slot, Set.of())) {
      for (ConnectorSpace space : spaces) {
        if (space.definition().id().equals(side.connectorId())) {
          for (Object value : Values.list(values)) {
            Consumer<CsObject> queue = joinQueue::add;
            space.findByJoin(side.slot(), value).stream()
                .filter(candidate -> candidate.state().isDisconnector())
                .filter(condition)
                .forEach(queue);
          }
        }
      }
    }
  }

  /** A free object is what metaverse objects without one may have waited for. */
  private void queueOutboundJoins(CsObject object, CsState state) {
    Layer top = Objects.requireNonNull(state.top());
    for (CompiledJoin join : outboundJoins.getOrDefault(object.space(), Set.of())) {
      for (Object value : Values.list(top.values().get(join.connectorSpaceSlot()))) {
        metaverse.findByJoin(join.metaverseSlot(), value).stream()
            .filter(candidate -> !isLinked(candidate, object.space()))
            .forEach(outboundQueue::add);
      }
    }
  }

  private static boolean isLinked(MvObject object, ConnectorSpace space) {
    return object.state().links().stream().anyMatch(link -> link.space() == space);
  }

  /** What was linked before and is as it was, was looked at nevertheless. */
  private static void countUnchanged(ChangeSet changes, Counters counters) {
    for (CsObject object : changes.evaluated()) {
      CsState before = object.state();
      if (before.link() != null && changes.get(object).top() == before.top()) {
        counters.countOutbound(object.space(), Counters.UNCHANGED);
      }
    }
  }

  private static void countDisconnected(CsObject object, CsState before, Counters counters) {
    if (before.link() != null && before.imported() != null) {
      counters.count(
          Counters.outbound(object.space().definition().name()), "provisioned-disconnect");
    }
  }

  private static void count(CsObject object, CsState before, CsState next, Counters counters) {
    Layer old = before.top();
    Layer top = next.top();
    if (old == top) {
      return;
    }
    String group = Counters.outbound(object.space().definition().name());
    if (top == null) {
      return;
    }
    boolean flow = !top.values().isEmpty();
    PendingOperation operation = next.pendingExport();
    if (operation == PendingOperation.DELETE_ADD
        && before.pendingExport() != PendingOperation.DELETE_ADD) {
      counters.count(
          group, flow ? "provisioned-delete-add-flow" : "provisioned-delete-add-no-flow");
    } else if (old == null) {
      counters.count(group, flow ? "provisioned-add-flow" : "provisioned-add-no-flow");
    } else if (!old.dn().equals(top.dn())) {
      boolean changed = !old.values().equals(top.values());
      counters.count(group, changed ? "provisioned-rename-flow" : "provisioned-rename-no-flow");
    } else if (before.imported() == next.imported()) {
      counters.count(group, "connector-flow");
    }
  }
}
