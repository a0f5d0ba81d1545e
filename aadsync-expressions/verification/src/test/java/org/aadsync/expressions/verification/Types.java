package org.aadsync.expressions.verification;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.value.ValueType;

/** The types in the order in which generators prefer them. */
final class Types {
  /** What an attribute can hold. */
  static final ImmutableList<ValueType> STORABLE =
      ImmutableList.of(ValueType.STR, ValueType.NUM, ValueType.BOOL, ValueType.BIN, ValueType.REF);

  static final ImmutableList<ValueType> ALL = ImmutableList.copyOf(ValueType.values());

  private Types() {}
}
