package org.aadsync.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells a mistyped option from text that begins with a hyphen. The parser takes both as text; what
 * looks like a long option of a Unix program, and does not stand behind {@code --}, is refused.
 */
final class UnknownOptions {
  private static final Pattern LONG_OPTION =
      Pattern.compile("--[a-z][a-z0-9-]*(=.*)?", Pattern.DOTALL);

  private UnknownOptions() {}

  /** Throws a usage error if a positional argument of {@code result} is a mistyped option. */
  static void reject(ParseResult result) {
    ParseResult last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    List<String> original = result.originalArgs();
    int end = original.indexOf("--");
    List<String> beforeEnd = end < 0 ? original : original.subList(0, end);
    for (PositionalParamSpec positional : last.matchedPositionals()) {
      for (String argument : positional.originalStringValues()) {
        if (LONG_OPTION.matcher(argument).matches() && beforeEnd.contains(argument)) {
          throw new UnmatchedArgumentException(last.commandSpec().commandLine(), List.of(argument));
        }
      }
    }
  }
}
