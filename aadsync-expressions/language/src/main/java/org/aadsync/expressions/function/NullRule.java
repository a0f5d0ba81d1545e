package org.aadsync.expressions.function;

import org.jspecify.annotations.Nullable;

/**
 * What NULL as an argument means.
 *
 * @param endsCall whether the call has the value as its result; otherwise the argument is read as
 *     it
 * @param value the value
 */
public record NullRule(boolean endsCall, @Nullable Object value) {
  /** The general rule: a call with NULL gives NULL. */
  public static final NullRule GIVES_NULL = new NullRule(true, null);

  /** Returns the rule by which a call with NULL gives {@code value}. */
  public static NullRule gives(Object value) {
    return new NullRule(true, value);
  }

  /** Returns the rule by which NULL is read as {@code value}. */
  public static NullRule readAs(Object value) {
    return new NullRule(false, value);
  }
}
