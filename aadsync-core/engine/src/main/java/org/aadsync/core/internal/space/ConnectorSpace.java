package org.aadsync.core.internal.space;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.SidReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one connector with their indexes. {@link #commit} is the only way to change them.
 *
 * <p>Not thread-safe.
 */
public final class ConnectorSpace {
  private final ConnectorDefinition definition;
  private final int order;
  private final AnchorTable byAnchor = new AnchorTable();
  private final Names names = new Names(this);
  private final SetMultimap<Reference, CsObject> awaited = HashMultimap.create();
  private final NameWaiters nameWaiters = new NameWaiters();
  private ByteString digestKey;
  private HashFunction digest;
  private Consumer<CsObject> changes = object -> {};
  private final Redirections redirections = new Redirections(this, names);
  private boolean namesAreRead;
  private long wanted;
  private long renames;
  private long links;
  private final JoinIndexes joins;
  private long commits;
  private int made;

  private final Set<CsObject> pendingImports = new ObjectSet<>();
  private final Set<CsObject> pendingExports = new ObjectSet<>();
  private final Set<CsObject> disconnectors = new ObjectSet<>();
  private final Set<CsObject> failed = new NotedSet<>(this::noteChange);
  private final Set<CsObject> queued = new NotedSet<>(this::noteChange);
  private final Set<MvObject> retryProvisioning = new NotedSet<>(MvObject::noteChange);

  /**
   * Makes an empty connector space.
   *
   * @param definition its connector
   * @param order place of the connector in the order of a cycle
   * @param joinSlots slots of the attributes that join conditions read
   */
  public ConnectorSpace(ConnectorDefinition definition, int order, Collection<Integer> joinSlots) {
    this.definition = definition;
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    this.digestKey = ByteString.copyOf(key);
    this.digest = Hashing.hmacSha256(key);
    this.order = order;
    this.joins = new JoinIndexes(definition.schema(), joinSlots);
  }

  /** Returns the connector. */
  public ConnectorDefinition definition() {
    return definition;
  }

  /** Returns its place in the order of a cycle. */
  public int order() {
    return order;
  }

  /** Returns the schema. */
  public SpaceSchema schema() {
    return definition.schema();
  }

  /** Returns the object with {@code anchor}, or null. */
  public @Nullable CsObject find(Anchor anchor) {
    return byAnchor.get(anchor);
  }

  /** Returns the object or placeholder that is known by {@code dn}, or null. */
  public @Nullable CsObject findByDn(String dn) {
    return names.find(dn);
  }

  /** Returns the form of {@code dn} in which all its spellings are equal. */
  public String key(String dn) {
    return DnKey.of(dn);
  }

  /** Returns whether {@code dn} has more levels than any directory has. */
  public boolean isTooDeep(String dn) {
    return DnKey.isTooDeep(dn);
  }

  /** Returns the key of what is above the name with {@code key}, or null if there is nothing. */
  public @Nullable String parentKey(String key) {
    return DnKey.parent(key);
  }

  /** Returns the object with {@code objectSid} {@code sid}, or null; the first of several. */
  public @Nullable CsObject findBySid(ByteString sid) {
    return joins.findBySid(sid);
  }

  /** Returns the objects whose top image has {@code value} in an attribute that joins read. */
  public List<CsObject> findByJoin(int slot, Object value) {
    return joins.find(slot, value);
  }

  /** Returns all objects and placeholders, in no particular order. */
  public Collection<CsObject> objects() {
    return names.all();
  }

  /** Returns the objects whose DN another one has taken. */
  public Set<CsObject> transients() {
    return names.transients();
  }

  /** Returns what identifies a value that must not be kept, to this connector space alone. */
  public ByteString digest(Object value) {
    return ByteString.copyOf(digest.hashString(value.toString(), StandardCharsets.UTF_8).asBytes());
  }

  /** Returns the key of {@link #digest}, which is drawn for every connector space anew. */
  public ByteString digestKey() {
    return digestKey;
  }

  /** Returns how many objects the engine has wanted so far. */
  public long wanted() {
    return wanted;
  }

  /** Passes to {@code changes}, from now on, every object that changes, comes or goes. */
  public void onChange(Consumer<CsObject> changes) {
    this.changes = changes;
  }

  void noteChange(CsObject object) {
    changes.accept(object);
  }

  /** Returns whether an object or placeholder is in this space. */
  public boolean contains(CsObject object) {
    return object.space() == this && names.contains(object);
  }

  /** Takes over what a space had when it was kept. */
  public void restore(ByteString digestKey, long wanted) {
    this.digestKey = digestKey;
    this.digest = Hashing.hmacSha256(digestKey.toByteArray());
    this.wanted = wanted;
  }

  /** Makes an object that references can hold on to before it is read. */
  public CsObject createUnread() {
    return create(new UUID(0, 0), "");
  }

  /** Gives an object that was made before it was read what it had when it was kept. */
  public void restore(
      CsObject object, UUID id, CsState state, long createdAs, boolean isTransient) {
    object.restore(id, state, createdAs, isTransient);
  }

  /**
   * Puts an object that was kept, and all that it refers to, where it was.
   *
   * @return whether there was room for it
   */
  public boolean admit(CsObject object) {
    CsState nothing = CsState.placeholder("");
    CsState state = object.state();
    if (state.anchor() != null && byAnchor.containsKey(state.anchor())) {
      return false;
    }
    updateAnchor(object, nothing, state);
    joins.update(object, nothing, state);
    Referrers.update(object, nothing, state);
    Values.forEachReference(state.memory().pendingOnce(), target -> awaited.put(target, object));
    setPending(object, state);
    return names.admit(object);
  }

  /** Takes objects that their directory has deleted out of all that refers to them. */
  public void endReferences(Collection<CsObject> deleted) {
    EndedReferences.to(deleted);
  }

  /** Returns the objects with an apply-once reference that waits for {@code target}. */
  public Set<CsObject> waitingFor(MvObject target) {
    return awaited.get(target);
  }

  /** Returns the objects with a pending import. */
  public Set<CsObject> pendingImports() {
    return pendingImports;
  }

  /** Returns the objects with a pending export. */
  public Set<CsObject> pendingExports() {
    return pendingExports;
  }

  /** Returns the normal disconnectors. */
  public Set<CsObject> disconnectors() {
    return disconnectors;
  }

  /** Returns the objects whose last synchronization failed; for the caller to change. */
  public Set<CsObject> failed() {
    return failed;
  }

  /** Returns the objects that the next synchronization must look at; for the caller to change. */
  public Set<CsObject> queued() {
    return queued;
  }

  /** Returns the metaverse objects that are to be provisioned again; for the caller to change. */
  public Set<MvObject> retryProvisioning() {
    return retryProvisioning;
  }

  /**
   * Returns the order in which objects are processed, whatever order they came in: by the place of
   * their type in the partition's list of object classes, then by anchor; those without an anchor
   * last, by DN.
   */
  public Comparator<CsObject> canonicalOrder() {
    return CanonicalOrder.COMPARATOR;
  }

  /** Returns how often a link was made, broken or taken over: where references lead to. */
  public long links() {
    return links;
  }

  /** Returns how often an object has got another state, or lost its name. */
  public long commits() {
    return commits;
  }

  /** Returns how often an object that was there has got another name. */
  public long renames() {
    return renames;
  }

  /** Makes an object that is not in the space until it is committed for the first time. */
  public CsObject create(UUID id, String dn) {
    return new CsObject(this, id, CsState.placeholder(dn), made++);
  }

  /**
   * Returns the object or placeholder that is known by {@code dn}; makes a placeholder if there is
   * none, or none any more: what is gone has its name no longer, even if it returns.
   */
  public CsObject resolve(String dn) {
    CsObject found = findByDn(dn);
    if (found == null) {
      CsObject placeholder = create(EngineIds.placeholder(definition.id(), dn), dn);
      commit(placeholder, placeholder.state());
      return placeholder;
    }
    if (!found.state().isGone() || found.state().isFollowed()) {
      return found;
    }
    makeTransient(found);
    CsObject successor = resolve(dn);
    passReferencesOn(found, successor);
    return successor;
  }

  /** Whoever takes the name of a deleted object is what references mean that stay as written. */
  public void passReferencesOn(CsObject deleted, CsObject successor) {
    if (deleted.state().deleted() && !deleted.state().endsReferences()) {
      redirections.add(deleted, successor);
    }
  }

  /** Returns whether any metaverse object waits for a name. */
  public boolean isAwaited() {
    return !nameWaiters.isEmpty();
  }

  /** Notes for which names the latest evaluation of a metaverse object asked. */
  public void awaitNames(MvObject object, Set<Integer> keyHashes) {
    nameWaiters.replace(object, keyHashes);
  }

  /** Returns and forgets the metaverse objects that asked for a name that means another now. */
  public Set<MvObject> takeWoken() {
    return nameWaiters.takeWoken();
  }

  /** Takes the DN from its present holder, which is renamed or deleted later. */
  public void makeTransient(CsObject object) {
    noteRename(object);
    nameWaiters.wake(object.keyHash());
    commits++;
    names.makeTransient(object);
  }

  /**
   * Gives an object another state and keeps every index right. An object that exists in no image
   * becomes a placeholder if something still needs its name, and is removed otherwise.
   */
  public void commit(CsObject object, CsState next) {
    commits++;
    CsState before = object.state();
    if (before.isPlaceholder() != next.isPlaceholder()
        || next.isPlaceholder() && before.isFollowed() != next.isFollowed()) {
      object.setId(id(next, object.id()));
    }
    String name = object.dn();
    final int keyHash = object.keyHash();
    object.setState(next);
    updateAnchor(object, before, next);
    joins.update(object, before, next);
    Referrers.update(object, before, next);
    names.update(object, before, next);
    register(object, before, object.state()); // a name may have brought references with it
    if (before.link() != next.link() || before.owned() != next.owned()) {
      links++;
    }
    if (object.hasReferrers() && !object.dn().equals(name)) {
      noteRename(object);
    }
    if (!nameWaiters.isEmpty() && meansAnother(before, next)) {
      nameWaiters.wake(keyHash);
      nameWaiters.wake(object.keyHash());
    }
    if (object.recordHash() == 0 || !next.equals(before)) {
      noteChange(object);
    }
  }

  private void noteRename(CsObject object) {
    renames++;
    if (namesAreRead) {
      object.forEachReferrer(queued::add);
    }
  }

  /**
   * Sets whether rules read the names of what objects refer to: who refers to an object that is
   * renamed is then looked at again.
   */
  public void setNamesAreRead(boolean read) {
    namesAreRead = read;
  }

  /** Returns whether who asks for the old name or the new one may get another answer. */
  private static boolean meansAnother(CsState before, CsState next) {
    return before.link() != next.link()
        || (before.top() == null) != (next.top() == null)
        || before.isPlaceholder() != next.isPlaceholder()
        || !before.dn().equals(next.dn());
  }

  /** Placeholders and objects turn into each other; what refers to them holds on. */
  private UUID id(CsState state, UUID otherwise) {
    if (state.isPlaceholder() && !state.isFollowed()) {
      return EngineIds.placeholder(definition.id(), state.dn());
    }
    if (state.anchor() != null) {
      return EngineIds.connectorSpaceObject(definition.id(), state.anchor());
    }
    String objectType = state.objectType();
    return state.link() == null || objectType == null
        ? otherwise
        : EngineIds.provisioned(definition.id(), state.link().id(), objectType);
  }

  private void register(CsObject object, CsState before, CsState next) {
    AttributeSet waited = before.memory().pendingOnce();
    AttributeSet waiting = next.memory().pendingOnce();
    if (waited != waiting) {
      Values.forEachReference(waited, target -> awaited.remove(target, object));
      Values.forEachReference(waiting, target -> awaited.put(target, object));
    }
    if (before.top() == null && next.top() != null && next.exported() == null) {
      object.setCreatedAs(++wanted);
    }
    if (next.pendingExport() == PendingOperation.NONE
        && before.pendingExport() != PendingOperation.NONE) {
      object.setExportError(null); // there is nothing left to refuse
    }
    setPending(object, next);
    if (next.isPlaceholder()) {
      failed.remove(object);
      queued.remove(object);
      object.setSyncError(null);
      object.setExportError(null);
      object.setImportError(null);
      if (!before.isPlaceholder() && !(next.isFollowed() && redirections.areWaiting())) {
        names.removeIfUnneeded(object); // and else when it is known who refers to it
      }
    }
  }

  private void setPending(CsObject object, CsState state) {
    setMember(pendingImports, object, state.pendingImport() != PendingOperation.NONE);
    setMember(pendingExports, object, state.pendingExport() != PendingOperation.NONE);
    setMember(disconnectors, object, state.isDisconnector());
  }

  /** Removes the placeholders that nothing needs any more. */
  public void removeUnneededPlaceholders() {
    names.removeUnneededPlaceholders();
  }

  /** Forgets a placeholder that nothing needs any more. */
  void forget(CsObject placeholder) {
    Anchor anchor = placeholder.state().anchor();
    if (anchor != null) {
      byAnchor.remove(anchor, placeholder);
    }
    noteChange(placeholder);
  }

  private void updateAnchor(CsObject object, CsState before, CsState next) {
    Anchor oldAnchor = before.anchor();
    Anchor newAnchor = next.isPlaceholder() && !next.isFollowed() ? null : next.anchor();
    if (oldAnchor != null && !oldAnchor.equals(newAnchor)) {
      byAnchor.remove(oldAnchor, object);
    }
    if (newAnchor != null) {
      byAnchor.put(newAnchor, object);
    }
  }

  /** References to the anchor or SID of an object that was not known yet now lead to it. */
  public void adoptReferences(CsObject object) {
    CsState state = object.state();
    if (state.anchor() != null) {
      adopt(new AnchorReference(state.anchor()).dn(), object);
    }
    ByteString sid = joins.sid(state);
    if (sid != null) {
      adopt(new SidReference(sid).dn(), object);
    }
  }

  private void adopt(String alias, CsObject object) {
    CsObject unresolved = names.find(alias);
    if (unresolved != null && unresolved != object && unresolved.state().isPlaceholder()) {
      redirections.add(unresolved, object);
      names.removeIfUnneeded(unresolved);
    }
  }

  /** Returns what leads references to placeholders to the objects that turn up in their place. */
  public Redirections redirections() {
    return redirections;
  }

  private static <E> void setMember(Set<E> set, E element, boolean member) {
    if (member) {
      set.add(element);
    } else {
      set.remove(element);
    }
  }
}
