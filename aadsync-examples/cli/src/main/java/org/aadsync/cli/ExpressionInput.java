package org.aadsync.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The expression that a command is about: an argument, standard input, or a file. */
final class ExpressionInput {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPRESSION",
      description = "The expression; - reads it from standard input.")
  private @Nullable String expression;

  @Option(names = "--file", paramLabel = "F", description = "Read the expression from a file.")
  private @Nullable String file;

  /** Returns the text; fails if there is none, or more than one. */
  String text(Console console) {
    if (file != null && expression == null) {
      Path path = InputFiles.path(file);
      try (InputStream in = Files.newInputStream(path)) {
        return InputFiles.text(in);
      } catch (IOException e) {
        throw InputFiles.unreadable(path, e);
      }
    }
    if (expression == null || file != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "give one expression: an argument, - for standard input, or --file F");
    }
    return expression.equals("-") ? standardInput(console) : expression;
  }

  private static String standardInput(Console console) {
    try {
      return InputFiles.text(console.in());
    } catch (IOException e) {
      throw CommandFailure.badInput("cannot read standard input: " + InputFiles.reason(e));
    }
  }
}
