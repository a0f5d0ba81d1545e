package org.aadsync.core.internal.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects by a value of one attribute, text without regard to case. A single object costs no
 * collection.
 *
 * @param <T> type of the objects
 */
public final class JoinIndex<T> {
  private final Map<Object, Object> objects = new HashMap<>();

  /** Moves an object from its old values to its new ones; null = none. */
  public void update(T object, @Nullable Object before, @Nullable Object after) {
    if (Values.same(before, after)) {
      return;
    }
    for (Object value : Values.list(before)) {
      remove(key(value), object);
    }
    for (Object value : Values.list(after)) {
      add(key(value), object);
    }
  }

  /** Returns the objects that have {@code value} or one that differs in case only. */
  @SuppressWarnings("unchecked")
  public List<T> find(Object value) {
    Object found = objects.get(key(value));
    if (found == null) {
      return List.of();
    }
    return found instanceof Several<?> several
        ? new ArrayList<>((Several<T>) several)
        : List.of((T) found);
  }

  /** Returns whether two values join. */
  public static boolean matches(Object a, Object b, boolean caseSensitive) {
    return caseSensitive ? text(a).equals(text(b)) : key(a).equals(key(b));
  }

  @SuppressWarnings("unchecked")
  private void add(Object key, T object) {
    Object found = objects.get(key);
    if (found == null) {
      objects.put(key, object);
    } else if (found instanceof Several<?> several) {
      ((Several<T>) several).add(object);
    } else if (found != object) {
      Several<T> several = new Several<>();
      several.add((T) found);
      several.add(object);
      objects.put(key, several);
    }
  }

  private void remove(Object key, T object) {
    Object found = objects.get(key);
    if (found == object) {
      objects.remove(key);
    } else if (found instanceof Several<?> several) {
      several.remove(object);
      if (several.isEmpty()) {
        objects.remove(key);
      }
    }
  }

  private static Object key(Object value) {
    Object text = text(value);
    return text instanceof String string ? InvariantText.upper(string) : text;
  }

  /** Joins may cross types: numbers and Booleans meet text in the form in which they flow to it. */
  private static Object text(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    if (value instanceof Long number) {
      return Long.toString(number);
    }
    return value instanceof Reference reference ? reference.dn() : value;
  }

  /** Marks a collection of ours, so that it is never mistaken for an object. */
  private static final class Several<T> extends LinkedHashSet<T> implements Set<T> {
    private static final long serialVersionUID = 1L;
  }
}
