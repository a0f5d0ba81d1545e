package org.aadsync.cli;

import com.google.common.primitives.Longs;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers in arguments, and says what is wrong with one in words that are not Java's. */
final class WholeNumbers {
  private WholeNumbers() {}

  /** Makes {@code commandLine} and its commands read numbers this way. */
  static void register(CommandLine commandLine) {
    commandLine.registerConverter(
        int.class, text -> Math.toIntExact(parse(text, Integer.MIN_VALUE, Integer.MAX_VALUE)));
    commandLine.registerConverter(long.class, text -> parse(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static long parse(String text, long min, long max) {
    Long number = Longs.tryParse(text);
    if (number == null || number < min || number > max) {
      throw new TypeConversionException(
          "expected a whole number from " + min + " to " + max + ", found '" + text + "'");
    }
    return number;
  }
}
