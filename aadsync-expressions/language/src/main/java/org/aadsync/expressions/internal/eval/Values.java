package org.aadsync.expressions.internal.eval;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.SourceSpan;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** What nodes do with values of any kind. */
final class Values {
  private Values() {}

  /**
   * Returns a list as others may see it: without nulls, immutable; null instead of an empty one.
   */
  static @Nullable ImmutableList<Object> whole(List<?> list) {
    if (list instanceof ImmutableList<?>) {
      @SuppressWarnings("unchecked") // immutable, so nothing else can be put in
      ImmutableList<Object> immutable = (ImmutableList<Object>) list;
      return immutable.isEmpty() ? null : immutable;
    }
    ImmutableList.Builder<Object> builder = ImmutableList.builderWithExpectedSize(list.size());
    boolean empty = true;
    for (Object value : list) {
      if (value != null) {
        builder.add(value);
        empty = false;
      }
    }
    return empty ? null : builder.build();
  }

  /**
   * Returns the results of a call for each value as one list, nulls included. A result that is a
   * list itself is put in its place value by value: multi-values do not nest.
   */
  static List<@Nullable Object> lifted(@Nullable Object[] results) {
    for (Object result : results) {
      if (result instanceof List) {
        return flat(results);
      }
    }
    return Arrays.asList(results);
  }

  private static List<@Nullable Object> flat(@Nullable Object[] results) {
    List<@Nullable Object> flat = new ArrayList<>(results.length);
    for (Object result : results) {
      if (result instanceof List<?> list) {
        flat.addAll(list);
      } else {
        flat.add(result);
      }
    }
    return flat;
  }

  /**
   * Returns how many values a call for each of them has to run for: the common size of all lists
   * among {@code values}, or -1 if none is a list.
   */
  static int commonSize(@Nullable Object[] values, SourceSpan span) {
    int size = -1;
    for (Object value : values) {
      if (value instanceof List<?> list) {
        size = commonSize(size, list, span);
      }
    }
    return size;
  }

  /** Returns the size that {@code list} has to have in common with the others, -1 if none yet. */
  static int commonSize(int size, List<?> list, SourceSpan span) {
    if (size >= 0 && size != list.size()) {
      throw new EvaluationException(
          EvaluationException.Kind.ARGUMENT,
          "multi-values with " + size + " and " + list.size() + " values cannot be paired",
          span);
    }
    return list.size();
  }

  /** Returns the value with the given index, or the value itself if it is single. */
  static @Nullable Object element(@Nullable Object value, int index) {
    return value instanceof List<?> list ? list.get(index) : value;
  }

  /**
   * Returns a value as a condition: NULL is False, a number is True if it is not zero, a list is a
   * list of conditions.
   */
  static Object condition(@Nullable Object value, SourceSpan span) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value == null) {
      return Boolean.FALSE;
    }
    if (value instanceof Long number) {
      return number != 0;
    }
    if (value instanceof List<?> list) {
      Object[] conditions = new Object[list.size()];
      for (int i = 0; i < conditions.length; i++) {
        conditions[i] = scalarCondition(list.get(i), span);
      }
      return Arrays.asList(conditions);
    }
    throw notACondition(value, span);
  }

  private static Object scalarCondition(@Nullable Object value, SourceSpan span) {
    if (value instanceof List) {
      throw notACondition(value, span);
    }
    return condition(value, span);
  }

  private static EvaluationException notACondition(Object value, SourceSpan span) {
    return type("a condition must be " + Kinds.describe(Kinds.CONDITION), value, span);
  }

  /** Returns the failure for a value of a wrong type. */
  static EvaluationException type(String expected, Object found, SourceSpan span) {
    return new EvaluationException(
        EvaluationException.Kind.TYPE, expected + "; this is " + describe(found), span);
  }

  /** Returns the type of a value in words. */
  static String describe(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof List) {
      return "a multi-value";
    }
    int kind = Kinds.of(value);
    return kind == Kinds.NONE
        ? "of a class that is no value here, " + value.getClass().getName()
        : Kinds.describe(kind);
  }

  /** Returns a value as {@code &} joins it, or null if it cannot be joined to text. */
  static @Nullable String joinable(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Long) {
      return value.toString();
    }
    if (value instanceof Boolean condition) {
      return condition ? "True" : "False";
    }
    return value instanceof Reference reference ? reference.dn() : null;
  }

  /** Returns whether two references name one object. */
  static boolean sameReference(Reference a, Reference b) {
    if (a.equals(b)) {
      return true;
    }
    return parsed(a).equals(parsed(b));
  }

  private static Object parsed(Reference reference) {
    if (reference instanceof DistinguishedName) {
      return reference;
    }
    try {
      return DistinguishedName.parse(reference.dn());
    } catch (IllegalArgumentException e) {
      return reference.dn(); // a host's own form: equal only to itself
    }
  }

  /** Returns the failure of a function, at the place of its call if it has none of its own. */
  static EvaluationException located(EvaluationException failure, String name, SourceSpan span) {
    if (failure.span() != null) {
      return failure;
    }
    boolean custom = failure.kind() == EvaluationException.Kind.CUSTOM;
    String message = String.valueOf(failure.getMessage());
    return new EvaluationException(failure.kind(), custom ? message : name + ": " + message, span);
  }

  /** Returns a value as code outside of the evaluator may see it. */
  static @Nullable Object visible(@Nullable Object value) {
    return isSingle(value) || !(value instanceof List<?> list) ? value : whole(list);
  }

  /**
   * Returns whether a value is null or of one of the most frequent kinds. A test for final classes
   * is fast, and a test for an interface, if it fails, is not.
   */
  static boolean isSingle(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long;
  }

  /** Returns the length that limits are about: characters, bytes, values. */
  static int length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof ByteString bytes) {
      return bytes.size();
    }
    return value instanceof List<?> list ? list.size() : 0;
  }

  /**
   * Returns the length of a value; of a list, that of the texts and bytes in it and their number.
   */
  static long content(@Nullable Object value) {
    long content = length(value);
    if (value instanceof List<?> list) {
      for (Object element : list) {
        content += length(element);
      }
    }
    return content;
  }

  /** Returns what it costs to read or make a value: its content, and the names of references. */
  static long extent(@Nullable Object value) {
    if (isSingle(value) || !(value instanceof List<?> list)) {
      return extentOfOne(value);
    }
    long extent = list.size();
    for (Object element : list) {
      extent += extentOfOne(element);
    }
    return extent;
  }

  private static long extentOfOne(@Nullable Object value) {
    return !isSingle(value) && value instanceof Reference reference
        ? reference.dn().length()
        : length(value);
  }

  /** Fails if the texts and bytes of a list are together longer than {@code limit}. */
  static void checkContent(@Nullable Object value, int limit, SourceSpan span) {
    if (value instanceof List<?> list) {
      long texts = content(list) - list.size();
      if (texts > limit) {
        throw tooLong(texts, limit, span);
      }
    }
  }

  /** Returns the failure for a result that is too long. */
  static EvaluationException tooLong(long length, int limit, SourceSpan span) {
    return new EvaluationException(
        EvaluationException.Kind.LIMIT,
        "the result has a length of " + length + "; at most " + limit + " is allowed",
        span);
  }
}
