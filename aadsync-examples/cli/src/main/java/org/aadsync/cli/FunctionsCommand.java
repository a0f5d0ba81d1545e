package org.aadsync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync functions}: what expressions may call. */
@Command(
    name = "functions",
    sortOptions = false,
    description = {
      "List the functions of the expression language by category, or tell everything about one:"
          + " forms, meaning, NULL, multi-values, examples, and where the rules come from."
    })
final class FunctionsCommand implements Callable<Integer> {
  private final Console console;
  private final ExpressionLanguage language = ExpressionLanguage.standard();

  @Mixin private HelpOption help;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Tell about this function.")
  private @Nullable String name;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  FunctionsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FunctionDeclaration function = name == null ? null : find(name);
    FunctionPrinter printer = new FunctionPrinter(console);
    if (json) {
      FunctionJson.print(
          console.out(), function == null ? language.functions().functions() : List.of(function));
    } else if (function == null) {
      printer.printAll(language.functions());
    } else {
      printer.print(function);
    }
    return ExitCode.OK;
  }

  private FunctionDeclaration find(String wanted) {
    return language
        .functions()
        .find(wanted)
        .orElseThrow(
            () -> CommandFailure.badInput("there is no function '" + wanted + "'" + hint(wanted)));
  }

  /** Returns what the checker would say to somebody who calls that function. */
  private String hint(String wanted) {
    if (!wanted.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
      return "";
    }
    for (Diagnostic finding : language.parse(wanted + "(1)").diagnostics()) {
      if (finding.isError() && finding.hint() != null) {
        return "; " + finding.hint();
      }
    }
    return "";
  }
}
