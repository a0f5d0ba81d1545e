package org.aadsync.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ConfigurationSummary;
import org.aadsync.expressions.ExpressionLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync check}: what a configuration holds and what is wrong with it. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Load the configuration that a server exported, count what it holds, and print every finding."
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "CONFIG",
      description = "Folder that Get-ADSyncServerConfiguration wrote.")
  private String folder;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = InputFiles.path(folder);
    ExpressionLanguage language = ExpressionLanguage.standard();
    CheckedConfiguration checked = CheckedConfiguration.read(path, language);
    ConfigurationSummary summary =
        checked.configuration() == null
            ? null
            : ConfigurationSummary.of(checked.configuration(), language);
    if (json) {
      CheckJson.print(console.out(), checked, summary);
    } else {
      new CheckPrinter(console).print(path, checked, summary);
    }
    return checked.hasErrors() ? ExitCode.FAILED : ExitCode.OK;
  }
}
