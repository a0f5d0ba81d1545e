package org.aadsync.expressions.verification.hostile;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.function.Supplier;
import org.aadsync.expressions.ExpressionOptions;

/**
 * An attack.
 *
 * @param name what it is about
 * @param expected what has to become of it: {@code Value}, {@code Null}, {@code Failure LIMIT} or
 *     the like, the code of a finding, or {@code any} of these
 * @param options the limits
 * @param text makes the expression
 * @param values makes the attributes that it reads
 */
record HostileCase(
    String name,
    String expected,
    ExpressionOptions options,
    Supplier<String> text,
    Supplier<Map<String, Object>> values) {

  static HostileCase of(String name, String expected, Supplier<String> text) {
    return new HostileCase(name, expected, ExpressionOptions.defaults(), text, ImmutableMap::of);
  }

  HostileCase with(ExpressionOptions others) {
    return new HostileCase(name, expected, others, text, values);
  }

  HostileCase given(Supplier<Map<String, Object>> others) {
    return new HostileCase(name, expected, options, text, others);
  }
}
