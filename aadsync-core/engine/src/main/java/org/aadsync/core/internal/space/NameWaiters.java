package org.aadsync.core.internal.space;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.aadsync.core.internal.metaverse.MvObject;

/**
 * The metaverse objects whose evaluation asked for a name of one connector space in words, not
 * through a link: another answer would give them other values. They are looked at again when what
 * bears the name comes, goes, or is linked.
 *
 * <p>Names are known by the hash of their key: two that share one cost an evaluation too many, and
 * change nothing.
 */
final class NameWaiters {
  private final SetMultimap<Integer, MvObject> byName = HashMultimap.create();
  private final SetMultimap<MvObject, Integer> names = HashMultimap.create();
  private final Set<MvObject> woken = new LinkedHashSet<>();

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /**
   * Notes the names that the latest evaluation of an object asked for, and forgets earlier ones.
   */
  void replace(MvObject object, Set<Integer> hashes) {
    if (hashes.isEmpty() && !names.containsKey(object)) {
      return;
    }
    for (Integer gone : names.removeAll(object)) {
      byName.remove(gone, object);
    }
    for (Integer hash : hashes) {
      names.put(object, hash);
      byName.put(hash, object);
    }
  }

  /** Notes that a name has another bearer, or that its bearer has another link. */
  void wake(int hash) {
    woken.addAll(byName.get(hash));
  }

  /** Returns and forgets the objects that may get another answer now. */
  Set<MvObject> takeWoken() {
    Set<MvObject> taken = new LinkedHashSet<>(woken);
    woken.clear();
    return taken;
  }
}
