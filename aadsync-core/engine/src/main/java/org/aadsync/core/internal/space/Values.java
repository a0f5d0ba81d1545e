package org.aadsync.core.internal.space;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Values of attributes seen as sets: the order of a multi-value is kept, but means nothing. */
public final class Values {
  private Values() {}

  /** Returns the values as a list; empty for null. */
  @SuppressWarnings("unchecked")
  public static List<Object> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List ? (List<Object>) value : List.of(value);
  }

  /** Returns whether both are the same set of values. */
  public static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof LargeValues x && b instanceof LargeValues y) {
      return LargeValues.sameSet(x, y);
    }
    if (a.equals(b)) {
      return true;
    }
    return !(a instanceof String)
        && a instanceof List<?> x
        && b instanceof List<?> y
        && x.size() == y.size()
        && x.size() > 1
        && new HashSet<Object>(x).containsAll(y);
  }

  /** Returns whether both are the same set of values, for a directory with {@code equality}. */
  public static boolean same(@Nullable Object a, @Nullable Object b, ValueEquality equality) {
    if (equality == ValueEquality.EXACT || a == null || b == null) {
      return same(a, b);
    }
    return same(a, b) || keys(a, equality).equals(keys(b, equality));
  }

  private static Set<Object> keys(Object value, ValueEquality equality) {
    return list(value).stream().map(equality::key).collect(Collectors.toSet());
  }

  /**
   * Returns {@code wanted} in the form in which {@code known} has it, value by value, where a
   * directory with {@code equality} takes the two for the same.
   */
  public static @Nullable Object adopt(
      @Nullable Object wanted, @Nullable Object known, ValueEquality equality) {
    if (equality == ValueEquality.EXACT
        || wanted == null
        || known == null
        || wanted instanceof LargeValues) { // references, which are objects and no text
      return wanted;
    }
    Map<Object, Object> forms = new HashMap<>();
    list(known).forEach(value -> forms.putIfAbsent(equality.key(value), value));
    if (!(wanted instanceof ImmutableList<?> values)) {
      return forms.getOrDefault(equality.key(wanted), wanted);
    }
    Map<Object, Object> adopted = new LinkedHashMap<>();
    for (Object value : values) {
      Object key = equality.key(value);
      adopted.putIfAbsent(key, forms.getOrDefault(key, value));
    }
    return ImmutableList.copyOf(adopted.values());
  }

  /** Returns whether both sets hold the same values in every slot. */
  public static boolean same(AttributeSet a, AttributeSet b, int slots) {
    if (a == b) {
      return true;
    }
    if (a.size() != b.size()) {
      return false;
    }
    for (int slot = 0; slot < slots; slot++) {
      if (!same(a.get(slot), b.get(slot))) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code values} as an attribute holds them; null if there are none. */
  public static @Nullable Object of(AttributeDefinition attribute, Collection<?> values) {
    return of(attribute, values, null);
  }

  /**
   * As {@link #of(AttributeDefinition, Collection)}.
   *
   * @param before what the attribute held until now, of which a large value keeps what it can
   */
  public static @Nullable Object of(
      AttributeDefinition attribute, Collection<?> values, @Nullable Object before) {
    if (values.isEmpty()) {
      return null;
    }
    if (!attribute.multiValued()) {
      return values.iterator().next();
    }
    return attribute.type() == AttributeType.REFERENCE
        ? LargeValues.of(values, before)
        : ImmutableList.copyOf(values);
  }

  /** Returns the values of {@code of} that are not among {@code without}, in order. */
  public static List<Object> minus(List<Object> of, List<Object> without) {
    if (without.isEmpty() || of.isEmpty()) {
      return of;
    }
    if (of instanceof LargeValues && without instanceof LargeValues) {
      List<Object> left = new ArrayList<>();
      LargeValues.forEachDifference(of, without, left::add, value -> {});
      return left;
    }
    Set<Object> excluded = new HashSet<>(without);
    return of.stream().filter(value -> !excluded.contains(value)).toList();
  }

  /** Returns a value as expressions read it: a scalar or an {@link ImmutableList}. */
  public static @Nullable Object readable(@Nullable Object value) {
    return value instanceof LargeValues large ? ImmutableList.copyOf(large.toArray()) : value;
  }

  /** As {@link #minus(List, List)}, for a directory with {@code equality}. */
  public static List<Object> minus(List<Object> of, List<Object> without, ValueEquality equality) {
    if (equality == ValueEquality.EXACT || without.isEmpty() || of.isEmpty()) {
      return minus(of, without);
    }
    Set<Object> excluded = without.stream().map(equality::key).collect(Collectors.toSet());
    return of.stream().filter(value -> !excluded.contains(equality.key(value))).toList();
  }

  /** Passes every reference among the values to {@code action}. */
  public static void forEachReference(AttributeSet values, Consumer<Reference> action) {
    values.forEach(
        (value, slot) -> {
          if (value instanceof Reference reference) {
            action.accept(reference);
          } else if (value instanceof List<?> list && list.get(0) instanceof Reference) {
            list.forEach(element -> action.accept((Reference) element));
          }
        });
  }
}
