package org.aadsync.core.internal.pipeline;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aadsync.core.engine.DeprovisionAction;
import org.aadsync.core.internal.metaverse.Metaverse;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one pass wants to change, over a state that it leaves alone. The pass reads through it and
 * so sees its own changes; dropping it undoes the pass.
 */
public final class ChangeSet {
  // Most passes change nothing: what they need not is not made.
  private Map<CsObject, CsState> connectorSpace = Map.of();
  private Map<MvObject, MvState> metaverse = Map.of();
  private Set<MvObject> created = Set.of();
  private Set<MvObject> deleted = Set.of();
  private Set<CsObject> evaluated = Set.of();
  private Set<CsObject> disconnected = Set.of();
  private List<MvObject> settled = List.of();
  private @Nullable SetMultimap<MvObject, AskedName> asked;
  private final RandomGenerator random;
  private final @Nullable Reads reads;
  private boolean touchesLinks;

  /**
   * Makes an empty change set.
   *
   * @param random the random numbers of the pass
   * @param reads records what the pass reads, or null if nobody asks
   */
  ChangeSet(RandomGenerator random, @Nullable Reads reads) {
    this.random = random;
    this.reads = reads;
  }

  /** Returns an empty change set about an object for somebody who decides without rules. */
  public static ChangeSet about(RunContext run, CsObject object) {
    return new ChangeSet(run.randomness().of(object.id()), null);
  }

  /**
   * A name that an evaluation asked for.
   *
   * @param space where
   * @param keyHash the hash of its key
   */
  private record AskedName(ConnectorSpace space, int keyHash) {}

  /** Begins to evaluate a metaverse object; what is asked for from now on, it asked for. */
  void beginSettling(MvObject object) {
    List<MvObject> all = settled;
    settled =
        all.isEmpty()
            ? List.of(object)
            : ImmutableList.<MvObject>builder()
                .addAll(all.stream().filter(each -> each != object).toList())
                .add(object)
                .build();
  }

  /** Notes that the present evaluation depends on what bears a name, which may be nothing. */
  void ask(ConnectorSpace space, String dn) {
    if (settled.isEmpty()) {
      return; // somebody looks, and changes nothing
    }
    SetMultimap<MvObject, AskedName> names = asked;
    if (names == null) {
      names = LinkedHashMultimap.create();
      asked = names;
    }
    names.put(settled.get(settled.size() - 1), new AskedName(space, space.key(dn).hashCode()));
  }

  /** Returns whether an evaluation asked what bears a name. */
  public boolean asksForNames() {
    return asked != null;
  }

  /** Lets the metaverse objects that were evaluated wait for the names that they asked for. */
  public void awaitNames(List<ConnectorSpace> spaces) {
    for (MvObject object : settled) {
      Set<AskedName> names =
          asked == null || deleted.contains(object) ? Set.of() : asked.get(object);
      for (int i = 0; i < spaces.size(); i++) {
        ConnectorSpace space = spaces.get(i);
        if (!names.isEmpty() || space.isAwaited()) {
          space.awaitNames(object, keyHashes(names, space));
        }
      }
    }
  }

  private static Set<Integer> keyHashes(Set<AskedName> names, ConnectorSpace space) {
    return names.isEmpty()
        ? Set.of()
        : names.stream()
            .filter(name -> name.space() == space)
            .map(AskedName::keyHash)
            .collect(ImmutableSet.toImmutableSet());
  }

  /** Returns the state of an object as this pass sees it. */
  public CsState get(CsObject object) {
    CsState changed = connectorSpace.isEmpty() ? null : connectorSpace.get(object);
    if (changed != null) {
      return changed;
    }
    CsState state = object.state();
    if (reads != null) {
      reads.add(object, state);
    }
    return state;
  }

  /** Returns the state of an object as this pass sees it. */
  public MvState get(MvObject object) {
    MvState changed = metaverse.isEmpty() ? null : metaverse.get(object);
    if (changed != null) {
      return changed;
    }
    MvState state = object.state();
    if (reads != null) {
      reads.add(object, state);
    }
    return state;
  }

  /** Returns whether this pass may lead references elsewhere. */
  boolean touchesLinks() {
    return touchesLinks;
  }

  /** Notes that this pass depends on the links of a space, whichever they are. */
  void readLinks(ConnectorSpace space) {
    if (reads != null) {
      long links = space.links();
      reads.addSearch(() -> space.links() == links);
    }
  }

  /** Returns the random numbers of the pass. */
  RandomGenerator random() {
    return random;
  }

  /** Returns the metaverse objects with {@code value} in an attribute that joins read. */
  List<MvObject> findByJoin(Metaverse all, int slot, Object value) {
    List<MvObject> found = all.findByJoin(slot, value);
    if (reads != null) {
      reads.addSearch(() -> all.findByJoin(slot, value).equals(found));
    }
    return found;
  }

  /** Returns the objects of a space with {@code value} in an attribute that joins read. */
  List<CsObject> findByJoin(ConnectorSpace space, int slot, Object value) {
    List<CsObject> found = space.findByJoin(slot, value);
    if (reads != null) {
      reads.addSearch(() -> space.findByJoin(slot, value).equals(found));
    }
    return found;
  }

  /** Makes a metaverse object of this pass. */
  MvObject create(Metaverse all, UUID id, String objectType) {
    MvObject created = all.create(id, objectType);
    if (reads != null) {
      reads.addSearch(() -> all.isFirstFree(id, created.id()));
    }
    return created;
  }

  /** Gives an object another state. */
  void put(CsObject object, CsState state) {
    CsState before = object.state();
    if (state != before) {
      touchesLinks |= state.link() != before.link() || state.owned() != before.owned();
      if (connectorSpace.isEmpty()) {
        connectorSpace = new LinkedHashMap<>();
      }
      connectorSpace.put(object, state);
    } else if (!connectorSpace.isEmpty()) {
      connectorSpace.remove(object); // nothing to commit
    }
  }

  /** Gives an object another state. */
  void put(MvObject object, MvState state) {
    if (metaverse.isEmpty()) {
      metaverse = new LinkedHashMap<>();
    }
    metaverse.put(object, state);
  }

  private static <E> Set<E> with(Set<E> set, E element) {
    if (set.isEmpty()) {
      return Set.of(element);
    }
    Set<E> more = set instanceof LinkedHashSet ? set : new LinkedHashSet<>(set);
    more.add(element);
    return more;
  }

  /** Notes that {@code object} is new. */
  void create(MvObject object) {
    created = with(created, object);
    put(object, MvState.EMPTY);
  }

  /** Notes that {@code object}, which has no link any more, goes. */
  void delete(MvObject object) {
    deleted = with(deleted, object);
    put(object, MvState.EMPTY);
  }

  /** Returns whether {@code object} was made in this pass. */
  boolean isCreated(MvObject object) {
    return created.contains(object);
  }

  /** Returns whether {@code object} goes in this pass. */
  public boolean isDeleted(MvObject object) {
    return deleted.contains(object);
  }

  /** Links two objects. */
  void link(CsObject object, MvObject target) {
    put(object, get(object).withLink(target));
    MvState state = get(target);
    ImmutableList<CsObject> links =
        ImmutableList.<CsObject>builder().addAll(state.links()).add(object).build();
    put(target, state.withLinks(ImmutableList.sortedCopyOf(LinkOrder.COMPARATOR, links)));
  }

  /** Takes the link of an object away, if it has one. */
  void unlink(CsObject object) {
    CsState state = get(object);
    MvObject target = state.link();
    if (target != null) {
      put(object, state.withLink(null));
      MvState targetState = get(target);
      put(
          target,
          targetState.withLinks(
              targetState.links().stream()
                  .filter(link -> link != object)
                  .collect(ImmutableList.toImmutableList())));
    }
  }

  /** Links two objects as a decision that rules leave alone. */
  public void linkExplicitly(CsObject object, MvObject target) {
    link(object, target);
    put(object, get(object).withExplicit(true));
  }

  /** Takes the link of an object away, if it has one, as a decision that rules leave alone. */
  public void unlinkExplicitly(CsObject object) {
    deprovision(object, DeprovisionAction.EXPLICIT_DISCONNECT);
  }

  /** Makes the link of an object, or that it has none, a matter of rules again. */
  public void release(CsObject object) {
    put(object, get(object).withExplicit(false));
  }

  /** Takes the link of an object away and does with it what {@code action} says. */
  void deprovision(CsObject object, DeprovisionAction action) {
    unlink(object);
    CsState state = get(object);
    if (state.isGone()) {
      return; // its own pass forgets it, and ends the references to it
    }
    if (state.imported() == null && state.exported() == null) {
      put(object, CsState.placeholder(state.dn())); // nobody but us knew of it
    } else if (action == DeprovisionAction.DELETE) {
      put(object, state.withTop(null));
    } else {
      put(object, state.withExplicit(action == DeprovisionAction.EXPLICIT_DISCONNECT));
    }
  }

  /** Returns an object of this pass, or of the space, that is known by {@code dn}; or null. */
  @Nullable CsObject findByDn(ConnectorSpace space, String dn) {
    CsObject found = space.findByDn(dn);
    if (reads != null) {
      reads.addSearch(() -> space.findByDn(dn) == found);
    }
    if (found != null && !get(found).isPlaceholder()) {
      return found;
    }
    for (Map.Entry<CsObject, CsState> entry : connectorSpace.entrySet()) {
      CsObject object = entry.getKey();
      Layer top = entry.getValue().top();
      if (object.space() == space && top != null && top.dn().equals(dn)) {
        return object;
      }
    }
    return found;
  }

  /** Notes that outbound flows to an object were evaluated. */
  void noteEvaluated(CsObject object) {
    evaluated = with(evaluated, object);
  }

  /** Notes that an object loses its link because outbound rules, or nobody, want it linked. */
  void noteDisconnected(CsObject object) {
    disconnected = with(disconnected, object);
  }

  /** Notes that an object is not to be counted among those that lose their links. */
  void forgetDisconnected(CsObject object) {
    if (disconnected.contains(object)) {
      Set<CsObject> left = new LinkedHashSet<>(disconnected);
      left.remove(object);
      disconnected = left;
    }
  }

  /** Returns the objects to which outbound flows were evaluated, for the statistics. */
  public Set<CsObject> evaluated() {
    return evaluated;
  }

  /** Returns the objects that lost their links to provisioning, for the statistics. */
  public Set<CsObject> disconnected() {
    return disconnected;
  }

  /** Returns whether there is nothing to change. */
  public boolean isEmpty() {
    return connectorSpace.isEmpty() && metaverse.isEmpty();
  }

  /** Returns the changed connector-space objects with their new states. */
  public Map<CsObject, CsState> connectorSpaceChanges() {
    return connectorSpace;
  }

  /** Returns the changed metaverse objects with their new states, deleted ones included. */
  public Map<MvObject, MvState> metaverseChanges() {
    return metaverse;
  }

  /** Returns whether this pass changes what the values of a metaverse object are. */
  public boolean changesValues(MvObject object) {
    MvState state = metaverse.get(object);
    return state != null && !sameValues(state.values(), object.state().values());
  }

  private static boolean sameValues(AttributeSet a, AttributeSet b) {
    return a == b || a.equals(b);
  }
}
