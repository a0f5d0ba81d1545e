package org.aadsync.core.internal.space;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of objects that know their own key: in place of an entry for each it keeps only the
 * objects. The caller compares keys. It takes the room of what it has, not of the most that it ever
 * had, so that going through it costs what it has.
 *
 * <p>The hash of an element must not change while it is in the set. Not thread-safe; several
 * threads may read while none changes it.
 *
 * @param <E> type of the objects
 */
public final class KeyedSet<E> extends AbstractCollection<E> {
  private static final int LEAST_CAPACITY = 16;

  /** A table of which less than this part is in use becomes a smaller one. */
  private static final int SPARSE = 8;

  private final ToIntFunction<E> hashOf;
  private @Nullable Object[] table = new Object[LEAST_CAPACITY];
  private int size;

  /**
   * Makes an empty set.
   *
   * @param hashOf gives the hash of the key of an element
   */
  public KeyedSet(ToIntFunction<E> hashOf) {
    this.hashOf = hashOf;
  }

  /** Returns the element whose key has {@code hash} and that {@code matches}, or null. */
  public @Nullable E find(int hash, Predicate<E> matches) {
    for (int i = start(hash); ; i = next(i)) {
      E element = at(i);
      if (element == null || (hashOf.applyAsInt(element) == hash && matches.test(element))) {
        return element;
      }
    }
  }

  /** Adds an element whose key no element has. */
  @Override
  public boolean add(E element) {
    if (size >= table.length - table.length / 4) {
      resize(table.length * 2);
    }
    insert(element);
    size++;
    return true;
  }

  /**
   * Removes an element.
   *
   * @param hash the hash that it had when it was added
   * @return whether it, and not only an equal one, was there
   */
  public boolean remove(E element, int hash) {
    for (int i = start(hash); ; i = next(i)) {
      Object found = table[i];
      if (found == element) {
        closeGap(i);
        size--;
        if (table.length > LEAST_CAPACITY && size < table.length / SPARSE) {
          resize(table.length / 2);
        }
        return true;
      }
      if (found == null) {
        return false;
      }
    }
  }

  /** Moves what stands after a gap into it, where a search would otherwise stop too early. */
  private void closeGap(int removed) {
    int gap = removed;
    for (int i = next(gap); ; i = next(i)) {
      E element = at(i);
      if (element == null) {
        table[gap] = null;
        return;
      }
      int wanted = start(hashOf.applyAsInt(element));
      boolean stays = gap <= i ? gap < wanted && wanted <= i : gap < wanted || wanted <= i;
      if (!stays) {
        table[gap] = element;
        gap = i;
      }
    }
  }

  private void resize(int capacity) {
    @Nullable Object[] old = table;
    table = new Object[capacity];
    for (Object element : old) {
      if (element != null) {
        insert(cast(element));
      }
    }
  }

  private void insert(E element) {
    int i = start(hashOf.applyAsInt(element));
    while (table[i] != null) {
      i = next(i);
    }
    table[i] = element;
  }

  private int start(int hash) {
    int spread = hash * 0x9E37_79B9; // keys may differ in few bits
    return (spread ^ spread >>> 16) & table.length - 1;
  }

  private int next(int index) {
    return index + 1 & table.length - 1;
  }

  private @Nullable E at(int index) {
    Object element = table[index];
    return element == null ? null : cast(element);
  }

  @SuppressWarnings("unchecked") // only elements get into the table
  private E cast(Object element) {
    return (E) element;
  }

  @Override
  public void clear() {
    table = new Object[LEAST_CAPACITY];
    size = 0;
  }

  /** Returns how many places going through it looks at. */
  int capacity() {
    return table.length;
  }

  @Override
  public int size() {
    return size;
  }

  /** Returns an iterator in no particular order, which removes nothing. */
  @Override
  public Iterator<E> iterator() {
    @Nullable Object[] elements = table;
    return new Iterator<>() {
      private int index = following(0);

      private int following(int from) {
        int i = from;
        while (i < elements.length && elements[i] == null) {
          i++;
        }
        return i;
      }

      @Override
      public boolean hasNext() {
        return index < elements.length;
      }

      @Override
      public E next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Object element = elements[index];
        index = following(index + 1);
        if (element == null) {
          throw new IllegalStateException("an element was removed while they were passed over");
        }
        return cast(element);
      }
    };
  }
}
