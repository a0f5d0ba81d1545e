package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;

/** Functions that compute with numbers. */
final class MathFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  private MathFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(bitAnd(), bitOr());
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
        .source(REFERENCE + ", BitAnd")
        .example("BitAnd(&HF, &HF7)", "num", "7")
        .example(
            "BitAnd([groupType],-2147483648)", "num", "-2147483648", "groupType:num=-2147483646")
        .build();
  }

  private static FunctionDeclaration bitOr() {
    return FunctionDeclaration.named("BitOr", FunctionCategory.MATH)
        .form(
            Overload.returning(NUM)
                .each("value1", NUM)
                .each("value2", NUM)
                .does((Long a, Long b) -> a | b))
        .documentation(
            "Gives the bits that are set in either number, of 64 bits in two's complement.")
        .source(REFERENCE + ", BitOr")
        .example(
            "BitOr([userAccountControl],&H10000)", "num", "66048", "userAccountControl:num=512")
        .build();
  }
}
