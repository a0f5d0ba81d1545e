package org.aadsync.core.internal.space;

import java.util.AbstractSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A set of objects, compared by identity, such as those that something is pending of. A load may
 * put every object into it, and every delta goes through it: that costs what it has then, and not
 * what it had once.
 *
 * <p>Its iterators remove nothing. Not thread-safe; several threads may read while none changes it.
 *
 * @param <E> type of the objects
 */
public final class ObjectSet<E> extends AbstractSet<E> {
  private final KeyedSet<E> elements = new KeyedSet<>(System::identityHashCode);

  @Override
  public boolean add(E element) {
    return !contains(element) && elements.add(element);
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return element != null
        && elements.find(System.identityHashCode(element), found -> found == element) != null;
  }

  @Override
  @SuppressWarnings("unchecked") // what is not one of the elements is not found
  public boolean remove(@Nullable Object element) {
    return element != null && elements.remove((E) element, System.identityHashCode(element));
  }

  @Override
  public void clear() {
    elements.clear();
  }

  @Override
  public int size() {
    return elements.size();
  }

  @Override
  public Iterator<E> iterator() {
    return elements.iterator();
  }

  /** Returns how many places going through it looks at. */
  int capacity() {
    return elements.capacity();
  }
}
