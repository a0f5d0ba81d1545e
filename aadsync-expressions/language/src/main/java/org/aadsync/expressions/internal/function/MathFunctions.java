package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;

/** Functions that compute with numbers. */
final class MathFunctions {
  private MathFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(bitAnd());
  }

  private static FunctionDeclaration bitAnd() {
    return FunctionDeclaration.named("BitAnd", FunctionCategory.MATH)
        .form(
            Overload.returning(NUM)
                .each("value1", NUM)
                .each("value2", NUM)
                .does((Long a, Long b) -> a & b))
        .documentation(
            "Gives the bits that are set in both numbers, of 64 bits in two's complement. Numbers"
                + " of 32 bits come with their sign, so -2147483648 tests their highest bit.")
        .source("Functions reference (Microsoft), BitAnd")
        .example("BitAnd(&HF, &HF7)", "num", "7")
        .example(
            "BitAnd([groupType],-2147483648)", "num", "-2147483648", "groupType:num=-2147483646")
        .build();
  }
}
