package org.aadsync.core.internal.space;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Who bears which DN, in all spellings. Objects keep their DN as it is spelt and the hash of its
 * {@linkplain DnKey key}; the key itself, which would be another text for each, is made when it is
 * needed.
 */
final class NameTable {
  private final KeyedSet<CsObject> bearers = new KeyedSet<>(CsObject::keyHash);

  /** Returns the bearer of a DN. */
  @Nullable CsObject find(String dn) {
    String key = DnKey.of(dn);
    return bearers.find(
        key.hashCode(), object -> object.name().equals(dn) || object.key().equals(key));
  }

  /** Returns the bearer of the DN with {@code key}. */
  @Nullable CsObject get(String key) {
    return bearers.find(key.hashCode(), object -> object.key().equals(key));
  }

  boolean containsKey(String key) {
    return get(key) != null;
  }

  /** Returns whether an object bears its own name. */
  boolean contains(CsObject object) {
    return bearers.find(object.keyHash(), other -> other == object) != null;
  }

  /** Lets an object bear its name; returns the one that bore it before. */
  @Nullable CsObject put(String key, CsObject object) {
    CsObject before = get(key);
    if (before != object) {
      if (before != null) {
        bearers.remove(before, before.keyHash());
      }
      bearers.add(object);
    }
    return before;
  }

  /** Returns whether an object bore the name with {@code key}; now it does not. */
  boolean remove(String key, CsObject object) {
    return bearers.remove(object, key.hashCode());
  }

  /** Returns all bearers, in no particular order. */
  Collection<CsObject> values() {
    return bearers;
  }
}
