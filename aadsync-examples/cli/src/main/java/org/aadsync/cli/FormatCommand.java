package org.aadsync.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.aadsync.expressions.DiagnosticRenderer;
import org.aadsync.expressions.Expression;
import org.aadsync.expressions.ExpressionFormatter;
import org.aadsync.expressions.ExpressionLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync format}: an expression in its canonical form. */
@Command(
    name = "format",
    sortOptions = false,
    customSynopsis = "aadsync format EXPRESSION|-|--file F [--width N]",
    description = {
      "Print an expression in one canonical form: blanks where they belong, over several lines where"
          + " it does not fit into one. Names and types are not checked. What the expression means"
          + " stays: besides blanks and line breaks only what has no effect is left out, such as the"
          + " signs of --1 and the brackets of NULL()."
    })
final class FormatCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;
  @Mixin private ExpressionInput input;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "100",
      description = "Columns that a line may take; 100 unless given.")
  private int width;

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (width < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--width takes a number from 1, not " + width);
    }
    String text = input.text(console);
    Expression expression = ExpressionLanguage.standard().parse(text);
    Optional<String> formatted = ExpressionFormatter.standard().withWidth(width).format(expression);
    if (formatted.isEmpty()) {
      expression
          .diagnostics()
          .forEach(finding -> console.err().print(DiagnosticRenderer.render(text, finding)));
      return ExitCode.BAD_INPUT;
    }
    // As it is, control characters in texts included: the output is to be used as an expression.
    console.out().println(formatted.get());
    return ExitCode.OK;
  }
}
