package org.aadsync.expressions.testing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** Values of the language from what tests write. */
public final class ExpressionValues {
  private ExpressionValues() {}

  /**
   * Returns the value that {@code given} means: itself if it is a value as {@link
   * org.aadsync.expressions.value} lists them; a number for an {@code Integer}, bytes for a {@code
   * byte[]}, several values for a list.
   *
   * @throws IllegalArgumentException if it is nothing of this, null, or an empty list; the message
   *     says what can be written
   */
  public static Object of(Object given) {
    if (given instanceof List<?> list) {
      checkArgument(
          !list.isEmpty(), "a multi-value has at least one value; an empty list is no value");
      return list.stream().map(ExpressionValues::scalar).collect(ImmutableList.toImmutableList());
    }
    return scalar(given);
  }

  private static Object scalar(@Nullable Object given) {
    checkArgument(given != null, "null is no value: an attribute that is not given is absent");
    if (given instanceof Integer number) {
      return number.longValue();
    }
    if (given instanceof byte[] bytes) {
      return ByteString.copyOf(bytes);
    }
    boolean isValue =
        given instanceof String
            || given instanceof Long
            || given instanceof Boolean
            || given instanceof ByteString
            || given instanceof Reference
            || given instanceof Instant;
    checkArgument(
        isValue,
        "%s is a %s and no value of the language; values are String, Integer, Long, Boolean,"
            + " byte[], ByteString, Instant, DistinguishedName, and lists of one of these",
        given,
        given.getClass().getName());
    return given;
  }
}
