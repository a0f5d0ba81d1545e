package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of objects, compared by identity or their own equality, that costs next to nothing while it
 * is empty or small: most objects have few referrers, some have tens of thousands.
 */
public final class CompactSet<E> {
  private static final int MAX_LIST = 24;

  private @Nullable Collection<E> elements;

  /** Adds an element that may be there already. */
  public void add(E element) {
    if (elements == null) {
      elements = new ArrayList<>(2);
    }
    if (elements instanceof List && elements.size() >= MAX_LIST) {
      elements = new HashSet<>(elements);
    }
    if (!(elements instanceof List) || !elements.contains(element)) {
      elements.add(element);
    }
  }

  /** Removes an element that may be there. */
  public void remove(E element) {
    if (elements != null) {
      elements.remove(element);
      if (elements.isEmpty()) {
        elements = null;
      }
    }
  }

  /** Returns whether an element is there. */
  public boolean contains(E element) {
    return elements != null && elements.contains(element);
  }

  /** Returns whether there is no element. */
  public boolean isEmpty() {
    return elements == null;
  }

  /** Passes every element to {@code action}, in no particular order. */
  public void forEach(Consumer<E> action) {
    if (elements != null) {
      elements.forEach(action);
    }
  }
}
