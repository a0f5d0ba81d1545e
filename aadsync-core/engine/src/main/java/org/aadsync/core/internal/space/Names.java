package org.aadsync.core.internal.space;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who bears which DN in a connector space: objects, the placeholders for names that are above an
 * object or that one refers to, and the transients, whose name another object has taken.
 */
final class Names {
  private final ConnectorSpace space;
  private final NameTable bearers = new NameTable();
  private final Multiset<String> children = HashMultiset.create();
  private final Set<CsObject> transients = new LinkedHashSet<>();
  private final Set<CsObject> placeholders = new ObjectSet<>();

  Names(ConnectorSpace space) {
    this.space = space;
  }

  @Nullable CsObject find(String dn) {
    return bearers.find(dn);
  }

  Set<CsObject> transients() {
    return Collections.unmodifiableSet(transients);
  }

  Collection<CsObject> all() {
    if (transients.isEmpty()) {
      return Collections.unmodifiableCollection(bearers.values());
    }
    Set<CsObject> all = new LinkedHashSet<>(bearers.values());
    all.addAll(transients);
    return all;
  }

  /** Returns whether an object or placeholder bears its name, or would if no other had taken it. */
  boolean contains(CsObject object) {
    return bearers.contains(object) || transients.contains(object);
  }

  /** Takes an object up that was kept; returns whether its name was free. */
  boolean admit(CsObject object) {
    if (object.state().isPlaceholder()) {
      placeholders.add(object);
    }
    if (object.isTransient()) {
      return transients.add(object);
    }
    String parent = DnKey.parent(object.key());
    if (parent != null) {
      children.add(parent);
    }
    return bearers.put(object.key(), object) == null;
  }

  /** Takes the name of an object for another one; its own rename or deletion is still to come. */
  void makeTransient(CsObject object) {
    String key = object.key();
    if (bearers.remove(key, object)) {
      removeFromParent(key);
    }
    transients.add(object);
    object.setTransient(true);
    space.noteChange(object);
  }

  /** Follows an object from one state to the next. */
  void update(CsObject object, CsState before, CsState next) {
    if (next.isPlaceholder()) {
      placeholders.add(object);
    } else {
      placeholders.remove(object);
    }
    boolean sameText = before.dn().equals(next.dn());
    boolean known = bearers.contains(object);
    boolean isTransient = transients.contains(object);
    boolean kept = !next.isPlaceholder() || next.isFollowed();
    boolean stays = known || (isTransient && kept && !isBack(object, next));
    if (sameText && stays) {
      return;
    }
    if (known) {
      release(object, before.dn());
    }
    transients.remove(object);
    object.setTransient(false);
    if (isTransient && !kept) {
      placeholders.remove(object);
      return; // it went, and its name belongs to another
    }
    if (!sameText) {
      object.setName(next.dn());
    }
    take(object, next.dn());
  }

  /** Returns whether an object that had lost its name exists, and no other object has the name. */
  private boolean isBack(CsObject object, CsState next) {
    CsObject bearer = bearers.get(object.key());
    return (next.imported() != null || next.exported() != null)
        && (bearer == null || bearer.state().isPlaceholder());
  }

  private void take(CsObject object, String dn) {
    String key = object.key();
    space.noteChange(object);
    CsObject occupant = bearers.get(key);
    if (occupant != null && occupant != object) {
      if (occupant.state().isPlaceholder() && !occupant.state().isFollowed()) {
        placeholders.remove(occupant);
        bearers.put(key, object);
        space.noteChange(occupant);
        space.redirections().add(occupant, object);
        return; // what is above the name knows of it already
      }
      space.makeTransient(occupant);
    }
    bearers.put(key, object);
    addToParent(key, dn);
  }

  /** Takes a name away from its bearer; what is below it still implies the name. */
  private void release(CsObject object, String dn) {
    String key = object.key();
    bearers.remove(key, object);
    removeFromParent(key);
    if (children.contains(key)) {
      space.resolve(dn);
    }
  }

  private void addToParent(String key, String dn) {
    String parent = DnKey.parent(key);
    if (parent != null) {
      children.add(parent);
      if (!bearers.containsKey(parent)) {
        space.resolve(DnKey.parentName(dn, parent));
      }
    }
  }

  private void removeFromParent(String key) {
    String parent = DnKey.parent(key);
    if (parent != null) {
      children.remove(parent);
    }
  }

  /** Removes a placeholder if nothing needs its name any more. */
  void removeIfUnneeded(CsObject placeholder) {
    String key = placeholder.key();
    if (!isNeeded(placeholder)) {
      placeholders.remove(placeholder);
      if (transients.remove(placeholder)) {
        space.forget(placeholder);
      } else if (bearers.remove(key, placeholder)) {
        space.forget(placeholder);
        removeFromParent(key);
      }
    }
  }

  private boolean isNeeded(CsObject placeholder) {
    return placeholder.hasReferrers()
        || !placeholder.isTransient() && children.contains(placeholder.key());
  }

  /** Removes all placeholders that nothing needs any more. */
  void removeUnneededPlaceholders() {
    List<CsObject> unneeded;
    do {
      unneeded = placeholders.stream().filter(placeholder -> !isNeeded(placeholder)).toList();
      unneeded.forEach(this::removeIfUnneeded);
    } while (!unneeded.isEmpty()); // what was above one may now be needed no more
  }
}
