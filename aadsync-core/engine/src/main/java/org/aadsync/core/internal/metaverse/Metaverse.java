package org.aadsync.core.internal.metaverse;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.SetMultimap;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.JoinIndex;
import org.aadsync.core.internal.space.ObjectSet;
import org.aadsync.core.internal.space.ReferenceChanges;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;

/**
 * The metaverse objects with their indexes. {@link #commit} and {@link #delete} are the only ways
 * to change them.
 *
 * <p>Not thread-safe.
 */
public final class Metaverse {
  private final SpaceSchema schema;
  private final SetMultimap<Object, MvObject> awaited = HashMultimap.create();
  private final Map<UUID, MvObject> objects = new HashMap<>();
  private final Set<MvObject> softDeleted = new ObjectSet<>();
  private final ImmutableMap<Integer, JoinIndex<MvObject>> joinIndexes;
  private Consumer<MvObject> changes = object -> {};
  private boolean hasRemovedRules;
  private boolean restored;
  private long commits;

  /**
   * Makes an empty metaverse.
   *
   * @param schema its schema
   * @param joinSlots slots of the attributes that join conditions read
   */
  public Metaverse(SpaceSchema schema, Collection<Integer> joinSlots) {
    this.schema = schema;
    ImmutableMap.Builder<Integer, JoinIndex<MvObject>> indexes = ImmutableMap.builder();
    Set.copyOf(joinSlots).forEach(slot -> indexes.put(slot, new JoinIndex<>()));
    this.joinIndexes = indexes.buildOrThrow();
  }

  /** Returns the schema. */
  public SpaceSchema schema() {
    return schema;
  }

  /** Returns all objects, in no particular order. */
  public Collection<MvObject> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /** Returns the slots of the attributes that join conditions read. */
  public Set<Integer> joinSlots() {
    return joinIndexes.keySet();
  }

  /** Returns the objects that have {@code value} in an attribute that joins read. */
  public List<MvObject> findByJoin(int slot, Object value) {
    JoinIndex<MvObject> index = joinIndexes.get(slot);
    return index == null ? List.of() : index.find(value);
  }

  /**
   * Makes an object that is not in the metaverse until it is committed for the first time.
   *
   * @param id the id to have; if another object has it (the one that projected it joined another
   *     later), the next one that is free
   */
  public MvObject create(UUID id, String objectType) {
    return new MvObject(this, firstFree(id), objectType);
  }

  /** Returns whether an object that is to have {@code id} would get {@code free}. */
  public boolean isFirstFree(UUID id, UUID free) {
    return firstFree(id).equals(free);
  }

  private UUID firstFree(UUID id) {
    UUID free = id;
    while (objects.containsKey(free)) {
      free = new UUID(free.getMostSignificantBits(), free.getLeastSignificantBits() + 1);
    }
    return free;
  }

  /** Passes to {@code changes}, from now on, every object that changes, comes or goes. */
  public void onChange(Consumer<MvObject> changes) {
    this.changes = changes;
  }

  /** Returns how often an object has come, gone or got another state. */
  public long commits() {
    return commits;
  }

  /** Returns whether rules that are gone may have contributed values. */
  public boolean hasRemovedRules() {
    return hasRemovedRules;
  }

  /** Notes that rules that are gone have contributed values. */
  public void noteRemovedRules() {
    hasRemovedRules = true;
  }

  /** Returns whether objects were restored since it was asked the last time. */
  public boolean takeRestored() {
    boolean taken = restored;
    restored = false;
    return taken;
  }

  void noteChange(MvObject object) {
    changes.accept(object);
  }

  /** Makes an object that references can hold on to before it is read. */
  public MvObject createUnread() {
    return new MvObject(this, new UUID(0, 0), "");
  }

  /** Gives an object that was made before it was read what it had when it was kept. */
  public void restore(MvObject object, UUID id, String objectType, MvState state) {
    object.restore(id, objectType, state);
  }

  /**
   * Puts an object that was kept, and all that it refers to, where it was.
   *
   * @return whether there was room for it
   */
  public boolean admit(MvObject object) {
    restored = true;
    MvState state = object.state();
    boolean free = objects.put(object.id(), object) == null;
    object.setExists(true);
    object.restore(object.id(), object.objectType(), MvState.EMPTY);
    replace(object, state);
    return free;
  }

  /** Gives an object another state and keeps every index right. */
  public void commit(MvObject object, MvState next) {
    if (object.recordHash() == 0 || !next.equals(object.state())) {
      noteChange(object);
    }
    objects.put(object.id(), object);
    object.setExists(true);
    replace(object, next);
  }

  /** Removes an object. */
  public void delete(MvObject object) {
    noteChange(object);
    replace(object, MvState.EMPTY);
    objects.remove(object.id());
    object.setExists(false);
  }

  private void replace(MvObject object, MvState next) {
    commits++;
    AttributeSet before = object.state().values();
    AttributeSet after = next.values();
    if (!object.state().pendingOnce().equals(next.pendingOnce())) {
      forEachAwaited(object.state(), target -> awaited.remove(target, object));
      forEachAwaited(next, target -> awaited.put(target, object));
    }
    object.setState(next);
    if (next.softDeletion().expiry() != null) {
      softDeleted.add(object);
    } else {
      softDeleted.remove(object);
    }
    if (before == after) {
      return;
    }
    joinIndexes.forEach((slot, index) -> index.update(object, before.get(slot), after.get(slot)));
    ReferenceChanges changes = new ReferenceChanges();
    changes.add(before, after);
    changes.forEachGone(
        List.of(after),
        target -> {
          if (target instanceof MvObject referred) {
            referred.referrers().remove(object);
          }
        });
    changes.forEachCome(
        target -> {
          if (target instanceof MvObject referred) {
            referred.referrers().add(object);
          }
        });
  }

  /** Returns the objects that no rule keeps and that are to go by {@code now}. */
  public List<MvObject> expired(Instant now) {
    return softDeleted.stream()
        .filter(object -> object.state().softDeletion().isOver(now))
        .toList();
  }

  private static void forEachAwaited(MvState state, Consumer<Object> action) {
    state.pendingOnce().forEach(pending -> Values.list(pending.raw()).forEach(action));
  }

  /** Returns the objects with an apply-once reference that waits for {@code target}. */
  public Set<MvObject> waitingFor(CsObject target) {
    return awaited.get(target);
  }
}
