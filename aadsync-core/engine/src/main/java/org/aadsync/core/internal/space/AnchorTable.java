package org.aadsync.core.internal.space;

import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/** Who has which anchor. An object is found by the anchor of its present state. */
final class AnchorTable {
  private final KeyedSet<CsObject> objects = new KeyedSet<>(AnchorTable::hash);

  private static int hash(CsObject object) {
    Anchor anchor = object.state().anchor();
    return anchor == null ? 0 : anchor.hashCode();
  }

  @Nullable CsObject get(Anchor anchor) {
    return objects.find(anchor.hashCode(), object -> anchor.equals(object.state().anchor()));
  }

  boolean containsKey(Anchor anchor) {
    return get(anchor) != null;
  }

  /** Gives an object its anchor; another one that has it loses it. */
  void put(Anchor anchor, CsObject object) {
    CsObject before = get(anchor);
    if (before != object) {
      if (before != null) {
        objects.remove(before, anchor.hashCode());
      }
      objects.add(object);
    }
  }

  /** Takes an object out that had {@code anchor}, if it was it that was found by it. */
  void remove(Anchor anchor, CsObject object) {
    objects.remove(object, anchor.hashCode());
  }
}
