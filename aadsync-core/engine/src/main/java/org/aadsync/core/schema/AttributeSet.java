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
 * {@link org.aadsync.expressions.value}. An absent attribute has no entry.
 */
public final class AttributeSet {
  private static final AttributeSet EMPTY = new AttributeSet(new long[0], new Object[0]);

  private final long[] present;
  private final Object[] values;

  private AttributeSet(long[] present, Object[] values) {
    this.present = present;
    this.values = values;
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
    return values[index];
  }

  /** Returns how many attributes are present. */
  public int size() {
    return values.length;
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
        action.accept(values[index++], (word << 6) + Long.numberOfTrailingZeros(bits));
      }
    }
  }

  /** Returns a set like this one with {@code value} in {@code slot}; null removes. */
  public AttributeSet with(int slot, @Nullable Object value) {
    return toBuilder().set(slot, value).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeSet that
        && Arrays.equals(present, that.present)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(present) + Arrays.hashCode(values);
  }

  /** Returns how many values there are; the values themselves may be confidential. */
  @Override
  public String toString() {
    return "AttributeSet[" + values.length + " attributes]";
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
      return new AttributeSet(present, values);
    }
  }
}
