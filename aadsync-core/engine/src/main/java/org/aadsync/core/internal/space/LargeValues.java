package org.aadsync.core.internal.space;

import com.google.common.collect.ImmutableList;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Many distinct references as a value of one attribute, such as the members of a large group. A
 * change of a few keeps the rest in common with the value before, so that changing it, looking for
 * a reference and telling two versions apart cost what the change costs, not what the group does.
 *
 * <p>A list in the order of insertion that nobody can change; thread-safe.
 */
public final class LargeValues extends AbstractList<Object> {
  /** Fewer values than these are kept as an {@link ImmutableList}. */
  private static final int LEAST = 128;

  /** With more differences from its base a value gets a base of its own. */
  private static final int MOST_DIFFERENCES = 64;

  private final Base base;

  /** Positions in the base, ascending, of what is no longer there. */
  private final int[] removed;

  /** What was added, in order. */
  private final Object[] added;

  private volatile @Nullable Derivation derivation;

  /**
   * How a value follows from another one, remembered so that the next one need not be made anew.
   *
   * @param source the other value
   * @param links {@link ConnectorSpace#links} at that time
   * @param collides whether several references of the other one became one
   */
  public record Derivation(LargeValues source, long links, boolean collides) {}

  private LargeValues(Base base, int[] removed, Object[] added) {
    this.base = base;
    this.removed = removed;
    this.added = added;
  }

  /** Returns distinct references in the form that suits their number; null if there are none. */
  public static @Nullable List<Object> of(Collection<?> distinct) {
    if (distinct.isEmpty()) {
      return null;
    }
    return distinct.size() < LEAST
        ? ImmutableList.copyOf(distinct.toArray())
        : new LargeValues(new Base(distinct.toArray()), new int[0], new Object[0]);
  }

  /** Returns distinct references as a change of {@code before}, as far as that has much of them. */
  public static @Nullable List<Object> of(Collection<?> distinct, @Nullable Object before) {
    if (!(before instanceof LargeValues old) || distinct.size() < LEAST) {
      return of(distinct);
    }
    List<Object> come = new ArrayList<>();
    for (Object value : distinct) {
      if (!old.contains(value)) {
        come.add(value);
        if (come.size() > MOST_DIFFERENCES) {
          return of(distinct);
        }
      }
    }
    int gone = old.size() + come.size() - distinct.size();
    if (gone == 0 && come.isEmpty()) {
      return old;
    }
    if (gone > MOST_DIFFERENCES) {
      return of(distinct);
    }
    List<Object> left = new ArrayList<>();
    if (gone > 0) {
      Set<Object> now = new LinkedHashSet<>(distinct);
      old.forEach(
          value -> {
            if (!now.contains(value)) {
              left.add(value);
            }
          });
    }
    return old.with(come, left);
  }

  /**
   * Puts a value together that was taken apart.
   *
   * @param base what it has in common with others
   * @param removed positions in the base, ascending, of what it does not have
   * @param added what it has besides, none of it in the base unless removed
   */
  public static LargeValues of(Base base, int[] removed, List<?> added) {
    return new LargeValues(base, removed.clone(), added.toArray());
  }

  /** Returns what this value has in common with those that were made from it. */
  public Base base() {
    return base;
  }

  /** Returns the positions in the base, ascending, of what this value does not have. */
  public int[] removed() {
    return removed.clone();
  }

  /** Returns what this value has besides, in order. */
  public List<Object> added() {
    return Collections.unmodifiableList(Arrays.asList(added));
  }

  /** Returns these values without {@code gone} and with {@code come} after them. */
  public @Nullable List<Object> with(Collection<?> come, Collection<?> gone) {
    Set<Object> nowAdded = new LinkedHashSet<>(Arrays.asList(added));
    Set<Integer> nowRemoved = new LinkedHashSet<>();
    Arrays.stream(removed).forEach(nowRemoved::add);
    for (Object value : gone) {
      int place = nowAdded.remove(value) ? -1 : base.place(value);
      if (place >= 0) {
        nowRemoved.add(place);
      }
    }
    for (Object value : come) {
      int place = base.place(value);
      if (place < 0 || nowRemoved.contains(place)) {
        nowAdded.add(value);
      }
    }
    int[] places = nowRemoved.stream().mapToInt(Integer::intValue).sorted().toArray();
    LargeValues changed = new LargeValues(base, places, nowAdded.toArray());
    boolean small = changed.size() < LEAST;
    return small || places.length + nowAdded.size() > MOST_DIFFERENCES ? of(changed) : changed;
  }

  /** Passes what is in only one of two values to {@code gone} or {@code come}. */
  public static void forEachDifference(
      List<?> from, List<?> to, Consumer<Object> gone, Consumer<Object> come) {
    if (from == to) {
      return;
    }
    if (from instanceof LargeValues a && to instanceof LargeValues b && a.base == b.base) {
      a.forEachOwn(b, gone);
      b.forEachOwn(a, come);
      return;
    }
    Predicate<Object> before = contained(from);
    Predicate<Object> after = contained(to);
    from.stream().filter(value -> !after.test(value)).forEach(gone);
    to.stream().filter(value -> !before.test(value)).forEach(come);
  }

  private static Predicate<Object> contained(List<?> values) {
    return values instanceof LargeValues large
        ? large::contains
        : new LinkedHashSet<Object>(values)::contains;
  }

  /** Passes what another value of the same base does not have. */
  private void forEachOwn(LargeValues other, Consumer<Object> action) {
    for (int place : other.removed) {
      Object value = base.values[place];
      if (contains(value) && !other.contains(value)) {
        action.accept(value);
      }
    }
    for (Object value : added) {
      // What the base has, and both removed or the other did, was met above or is met here once.
      if (!other.contains(value) && !other.removesFromBase(value)) {
        action.accept(value);
      }
    }
  }

  private boolean removesFromBase(Object value) {
    int place = base.place(value);
    return place >= 0 && Arrays.binarySearch(removed, place) >= 0;
  }

  /** Returns whether both are the same set. */
  static boolean sameSet(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    boolean[] same = {true};
    Consumer<Object> differ = value -> same[0] = false;
    if (a instanceof LargeValues x && b instanceof LargeValues y && x.base == y.base) {
      forEachDifference(a, b, differ, differ);
      return same[0];
    }
    return b.stream().allMatch(contained(a));
  }

  /** Returns how this value was made from another one, or null if that is not known. */
  public @Nullable Derivation derivation() {
    return derivation;
  }

  /** Remembers how this value follows from another one. */
  public void setDerivation(Derivation derivation) {
    this.derivation = derivation;
  }

  @Override
  public int size() {
    return base.values.length - removed.length + added.length;
  }

  @Override
  public Object get(int index) {
    int kept = base.values.length - removed.length;
    if (index >= kept) {
      return added[index - kept];
    }
    int place = index;
    for (int gone : removed) {
      if (gone > place) {
        break;
      }
      place++;
    }
    return base.values[place];
  }

  @Override
  public boolean contains(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    int place = base.place(value);
    return (place >= 0 && Arrays.binarySearch(removed, place) < 0)
        || Arrays.asList(added).contains(value);
  }

  @Override
  public void forEach(Consumer<? super Object> action) {
    int next = 0;
    for (int place = 0; place < base.values.length; place++) {
      if (next < removed.length && removed[next] == place) {
        next++;
      } else {
        action.accept(base.values[place]);
      }
    }
    Arrays.asList(added).forEach(action);
  }

  @Override
  public Object[] toArray() {
    List<Object> all = new ArrayList<>(size());
    forEach(all::add);
    return all.toArray();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (other instanceof LargeValues that && base == that.base) {
      return Arrays.equals(removed, that.removed) && Arrays.equals(added, that.added)
          || (sameSet(this, that) && super.equals(that));
    }
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /**
   * What versions of a value have in common, in order; equal to nothing but itself. Immutable,
   * thread-safe.
   */
  public static final class Base {
    private final Object[] values;

    /** Made when it is needed. */
    private volatile int @Nullable [] index;

    private Base(Object[] values) {
      this.values = values;
    }

    /** Makes one of distinct references. */
    public static Base of(Collection<?> distinct) {
      return new Base(distinct.toArray());
    }

    /** Returns how many references it has. */
    public int size() {
      return values.length;
    }

    /** Returns the reference at a position. */
    public Object get(int position) {
      return values[position];
    }

    /** Returns whether it has the same references from a position on as another one. */
    public boolean matches(int from, int to, Base other, int otherFrom, int otherTo) {
      return Arrays.equals(values, from, to, other.values, otherFrom, otherTo);
    }

    /** Returns where a value is, or -1. */
    int place(Object value) {
      int[] places = index();
      for (int i = start(value, places); ; i = i + 1 & places.length - 1) {
        int place = places[i] - 1;
        if (place < 0 || values[place].equals(value)) {
          return place;
        }
      }
    }

    private int[] index() {
      int[] made = index;
      if (made == null) {
        made = new int[Integer.highestOneBit(values.length) * 4];
        for (int place = 0; place < values.length; place++) {
          int i = start(values[place], made);
          while (made[i] != 0) {
            i = i + 1 & made.length - 1;
          }
          made[i] = place + 1;
        }
        index = made;
      }
      return made;
    }

    private static int start(Object value, int[] places) {
      int hash = value.hashCode() * 0x9E37_79B9;
      return (hash ^ hash >>> 16) & places.length - 1;
    }
  }
}
