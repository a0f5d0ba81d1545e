package org.aadsync.core.schema;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one object, by slot: a bitmap of the slots that are present and an array with a
 * value for each. Immutable and thread-safe.
 *
 * <p>A value of a single-valued attribute is a scalar, one of a multi-valued attribute a non-empty
 * {@link com.google.common.collect.ImmutableList} of distinct scalars, whatever the number; see
 * {@link org.aadsync.expressions.value}. Many references may be another list that nobody can
 * change. An absent attribute has no entry.
 */
public final class AttributeSet {
  /** A set of at least so many entries, of which at most one in so many is different, is packed. */
  private static final int MIN_PACKED = 8;

  private static final AttributeSet EMPTY = new AttributeSet(new long[0], new Object[0], null);

  private final long[] present;

  /** A value for each entry; in a packed set each different one once. */
  private final Object[] values;

  /** In a packed set the place in {@code values} of each entry. */
  private final byte @Nullable [] places;

  private AttributeSet(long[] present, Object[] values, byte @Nullable [] places) {
    this.present = present;
    this.values = values;
    this.places = places;
  }

  /** Returns the set without values. */
  public static AttributeSet empty() {
    return EMPTY;
  }

  /** Returns a builder without values. */
  public static Builder builder() {
    return new Builder(16);
  }

  /** Returns a builder with the values of this set. */
  public Builder toBuilder() {
    Builder builder = new Builder(present.length * Long.SIZE);
    forEach((value, slot) -> builder.set(slot, value));
    return builder;
  }

  /** Returns the value in {@code slot}, or null if it is absent. */
  public @Nullable Object get(int slot) {
    int word = slot >>> 6;
    if (word >= present.length) {
      return null;
    }
    long bits = present[word];
    long bit = 1L << slot;
    if ((bits & bit) == 0) {
      return null;
    }
    int index = Long.bitCount(bits & (bit - 1));
    for (int i = 0; i < word; i++) {
      index += Long.bitCount(present[i]);
    }
    return at(index);
  }

  private Object at(int index) {
    return places == null ? values[index] : values[places[index]];
  }

  /**
   * Returns a value by its place among those that are present, which are in ascending order of the
   * slots.
   *
   * @throws IndexOutOfBoundsException if {@code index} is negative or not less than {@link #size}
   */
  public Object value(int index) {
    return at(index);
  }

  /** Returns how many attributes are present. */
  public int size() {
    return places == null ? values.length : places.length;
  }

  /** Returns whether no attribute is present. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** Passes every value with its slot to {@code action}, in ascending order of the slots. */
  public void forEach(ObjIntConsumer<Object> action) {
    int index = 0;
    for (int word = 0; word < present.length; word++) {
      for (long bits = present[word]; bits != 0; bits &= bits - 1) {
        action.accept(at(index++), (word << 6) + Long.numberOfTrailingZeros(bits));
      }
    }
  }

  /** Returns a set like this one with {@code value} in {@code slot}; null removes. */
  public AttributeSet with(int slot, @Nullable Object value) {
    return toBuilder().set(slot, value).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof AttributeSet that) || !Arrays.equals(present, that.present)) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (!at(i).equals(that.at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = Arrays.hashCode(present);
    for (int i = 0; i < size(); i++) {
      hash = 31 * hash + at(i).hashCode();
    }
    return hash;
  }

  /** Returns how many values there are; the values themselves may be confidential. */
  @Override
  public String toString() {
    return "AttributeSet[" + size() + " attributes]";
  }

  /** Collects values for an {@link AttributeSet}. For use by one thread. */
  public static final class Builder {
    private @Nullable Object[] slots;

    private Builder(int capacity) {
      slots = new Object[capacity];
    }

    /** Puts {@code value} into {@code slot} in place of what is there; null removes. */
    public Builder set(int slot, @Nullable Object value) {
      if (slot >= slots.length) {
        slots = Arrays.copyOf(slots, Math.max(slot + 1, slots.length * 2));
      }
      slots[slot] = value;
      return this;
    }

    /** Returns the value in {@code slot}, or null. */
    public @Nullable Object get(int slot) {
      return slot < slots.length ? slots[slot] : null;
    }

    /** Returns the set; the builder can be used further. */
    public AttributeSet build() {
      int count = 0;
      int last = -1;
      for (int slot = 0; slot < slots.length; slot++) {
        if (slots[slot] != null) {
          count++;
          last = slot;
        }
      }
      if (count == 0) {
        return EMPTY;
      }
      long[] present = new long[(last >>> 6) + 1];
      Object[] values = new Object[count];
      int index = 0;
      for (int slot = 0; slot <= last; slot++) {
        Object value = slots[slot];
        if (value != null) {
          present[slot >>> 6] |= 1L << slot;
          values[index++] = value;
        }
      }
      AttributeSet packed = count < MIN_PACKED ? null : packed(present, values);
      return packed == null ? new AttributeSet(present, values, null) : packed;
    }

    /** Returns a packed set, or null if too many of the values are different ones. */
    private static @Nullable AttributeSet packed(long[] present, Object[] values) {
      Object[] different = new Object[values.length / MIN_PACKED];
      byte[] places = new byte[values.length];
      int count = 0;
      for (int i = 0; i < values.length; i++) {
        int place = 0;
        while (place < count && different[place] != values[i]) {
          place++;
        }
        if (place == different.length || place > Byte.MAX_VALUE) {
          return null;
        }
        if (place == count) {
          different[count++] = values[i];
        }
        places[i] = (byte) place;
      }
      return new AttributeSet(present, Arrays.copyOf(different, count), places);
    }
  }
}
