package org.aadsync.cli;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.engine.PendingOperation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync pending}: what waits to be exported. */
@Command(
    name = "pending",
    sortOptions = false,
    customSynopsis = {
      "aadsync pending --state DIR --connector NAME [--config CONFIG]",
      "                [--map-base FROM=TO] [--limit N | --csv | --json]"
    },
    description = {
      "List what waits to be exported to a directory, to be verified before it is: for every object"
          + " whether it is added, updated or deleted, and for every attribute which values it gets"
          + " and which it loses. Attributes that can only be written are never shown.",
      "--csv and --json give everything, --csv a row for each object and attribute. In a cell"
          + " values are separated by |; a value that a spreadsheet would take for a formula has an"
          + " apostrophe before it."
    })
final class PendingCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Mixin private StateOptions state = new StateOptions();

  @Option(
      names = "--connector",
      required = true,
      paramLabel = "NAME",
      description = "The connector: its name or id, or ad or aad where there is one of that kind.")
  private String connector;

  @ArgGroup private Form form = new Form();

  /** How it is printed. */
  private static final class Form {
    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "Print so many objects at most. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--csv", description = "Print comma-separated values (RFC 4180) in UTF-8.")
    private boolean csv;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;
  }

  PendingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Limits.require("--limit", form.limit);
    try (StateView view = state.open(console)) {
      ConnectorDefinition chosen = view.connector(connector);
      Stream<PendingExport> exports =
          view.engine()
              .connectorSpace(chosen.id())
              .filter(object -> object.pendingExport() != PendingOperation.NONE)
              .map(object -> PendingExport.of(object, chosen.schema()));
      if (form.csv) {
        PendingCsv.print(console.out(), exports);
      } else if (form.json) {
        PendingJson.print(console.out(), chosen, exports);
      } else {
        new PendingPrinter(console, form.limit).print(chosen, exports);
      }
      return ExitCode.OK;
    }
  }
}
