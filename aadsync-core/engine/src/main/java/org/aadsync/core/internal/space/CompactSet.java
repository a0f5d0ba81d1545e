package org.aadsync.core.internal.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of objects, compared by identity or their own equality, that costs next to nothing while it
 * is empty or small: most objects have few referrers, some have tens of thousands.
 *
 * <p>Elements are neither arrays nor sets.
 */
public final class CompactSet<E> {
  private static final int MAX_ARRAY = 24;

  /** Nothing, an element, an array that is just long enough, or a set. */
  private @Nullable Object elements;

  /** Adds an element that may be there already. */
  @SuppressWarnings("unchecked") // what is kept as a set or array are elements
  public void add(E element) {
    Object before = elements;
    if (before == null) {
      elements = element;
    } else if (before instanceof Set) {
      ((Set<E>) before).add(element);
    } else if (contains(element)) {
      return;
    } else if (!(before instanceof Object[] array)) {
      elements = new Object[] {before, element};
    } else if (array.length < MAX_ARRAY) {
      Object[] longer = Arrays.copyOf(array, array.length + 1);
      longer[array.length] = element;
      elements = longer;
    } else {
      Set<Object> set = new HashSet<>(Arrays.asList(array));
      set.add(element);
      elements = set;
    }
  }

  /** Removes an element that may be there. */
  public void remove(E element) {
    Object before = elements;
    if (before instanceof Set<?> set) {
      set.remove(element);
      if (set.isEmpty()) {
        elements = null;
      }
    } else if (before instanceof Object[] array) {
      int index = Arrays.asList(array).indexOf(element);
      if (index >= 0 && array.length == 2) {
        elements = array[1 - index];
      } else if (index >= 0) {
        Object[] shorter = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, index + 1, shorter, index, shorter.length - index);
        elements = shorter;
      }
    } else if (before != null && before.equals(element)) {
      elements = null;
    }
  }

  /** Returns whether an element is there. */
  public boolean contains(E element) {
    Object all = elements;
    if (all instanceof Set<?> set) {
      return set.contains(element);
    }
    if (all instanceof Object[] array) {
      return Arrays.asList(array).contains(element);
    }
    return all != null && all.equals(element);
  }

  /** Returns whether there is no element. */
  public boolean isEmpty() {
    return elements == null;
  }

  /** Passes every element to {@code action}, in no particular order. */
  @SuppressWarnings("unchecked") // what is kept as a set or array are elements
  public void forEach(Consumer<E> action) {
    Object all = elements;
    if (all instanceof Set) {
      ((Set<E>) all).forEach(action);
    } else if (all instanceof Object[] array) {
      for (Object element : array) {
        action.accept((E) element);
      }
    } else if (all != null) {
      action.accept((E) all);
    }
  }
}
