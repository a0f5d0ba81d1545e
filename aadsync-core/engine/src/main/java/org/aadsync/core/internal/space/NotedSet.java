package org.aadsync.core.internal.space;

import com.google.common.collect.ForwardingSet;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** A set that tells of every element that comes or goes. */
final class NotedSet<E> extends ForwardingSet<E> {
  private final Set<E> elements = new ObjectSet<>();
  private final Consumer<? super E> changes;

  NotedSet(Consumer<? super E> changes) {
    this.changes = changes;
  }

  @Override
  protected Set<E> delegate() {
    return elements;
  }

  @Override
  public boolean add(E element) {
    boolean added = elements.add(element);
    if (added) {
      changes.accept(element);
    }
    return added;
  }

  @Override
  public boolean addAll(Collection<? extends E> more) {
    return standardAddAll(more);
  }

  @Override
  @SuppressWarnings("unchecked") // what was in the set is of its type
  public boolean remove(Object element) {
    boolean removed = !elements.isEmpty() && elements.remove(element); // mostly there is none
    if (removed) {
      changes.accept((E) element);
    }
    return removed;
  }

  @Override
  public boolean removeAll(Collection<?> gone) {
    boolean changed = false;
    for (Object element : gone) {
      changed |= remove(element);
    }
    return changed;
  }

  @Override
  public void clear() {
    elements.forEach(changes);
    elements.clear();
  }
}
