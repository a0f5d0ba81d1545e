package org.aadsync.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync status}: where a state stands. */
@Command(
    name = "status",
    sortOptions = false,
    customSynopsis = {
      "aadsync status --state DIR [--config CONFIG] [--map-base FROM=TO]",
      "               [--json]"
    },
    description = {
      "Tell where a state stands: for each connector how many objects there are, what waits to be"
          + " synchronized, exported or confirmed, when it was imported, and which steps the next"
          + " cycle takes; then the last runs."
    })
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (StateView view = state.open(console)) {
      EngineStatus status = EngineStatus.of(view);
      if (json) {
        StatusJson.print(console.out(), status);
      } else {
        new StatusPrinter(console).print(status);
      }
      return ExitCode.OK;
    }
  }
}
