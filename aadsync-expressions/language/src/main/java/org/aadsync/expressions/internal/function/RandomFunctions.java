package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;

/** Functions whose result is chance: they take it from the context and from nowhere else. */
final class RandomFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  private RandomFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    // The reference of 2016 spells it GUID, the later ones Guid; names are case-sensitive.
    return ImmutableList.of(guid("Guid"), guid("GUID"), randomNum());
  }

  private static FunctionDeclaration guid(String name) {
    return FunctionDeclaration.named(name, FunctionCategory.TEXT)
        .form(
            Overload.returning(STR)
                .doesInContext((arguments, context) -> randomGuid(context.random())))
        .documentation(
            "Gives a new random GUID as text: small digits, hyphens, no brackets. Guid and GUID are"
                + " the same function.")
        .nulls("There is no argument.")
        .source(REFERENCE + ", Guid; layout: RFC 9562 5.4 (version 4)")
        .readsMoreThanArguments()
        .example("IsGuid(" + name + "())", "bool", "True")
        .build();
  }

  private static String randomGuid(RandomGenerator random) {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  private static FunctionDeclaration randomNum() {
    return FunctionDeclaration.named("RandomNum", FunctionCategory.MATH)
        .form(
            Overload.returning(NUM)
                .each("start", NUM)
                .each("end", NUM)
                .doesInContext(
                    (arguments, context) ->
                        between(
                            (Long) arguments.get(0), (Long) arguments.get(1), context.random())))
        .documentation(
            "Gives a random number between two numbers, both included; each is as likely as the"
                + " others. The start must not be after the end.")
        .source(REFERENCE + ", RandomNum")
        .readsMoreThanArguments()
        .example("RandomNum(7,7)", "num", "7")
        .example("RandomNum(100,999) >= 100", "bool", "True")
        .example("RandomNum(2,1)", "error", "argument")
        .build();
  }

  private static long between(long start, long end, RandomGenerator random) {
    if (start > end) {
      throw Failures.argument("the start " + start + " is after the end " + end);
    }
    // The bound of a generator is not included.
    if (end < Long.MAX_VALUE) {
      return random.nextLong(start, end + 1);
    }
    return start > Long.MIN_VALUE ? random.nextLong(start - 1, end) + 1 : random.nextLong();
  }
}
