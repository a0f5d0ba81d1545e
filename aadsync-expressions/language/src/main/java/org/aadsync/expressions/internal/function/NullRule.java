package org.aadsync.expressions.internal.function;

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
  static final NullRule GIVES_NULL = new NullRule(true, null);

  static NullRule gives(Object value) {
    return new NullRule(true, value);
  }

  static NullRule readAs(Object value) {
    return new NullRule(false, value);
  }
}
