package org.aadsync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync run}: one run profile of one connector. */
@Command(
    name = "run",
    sortOptions = false,
    customSynopsis = {
      "aadsync run CONFIG --state DIR --connector NAME --profile NAME",
      "                   [--connect NAME=ADDRESS ...] [--map-base FROM=TO]",
      "                   [--approve HASH] [--json]"
    },
    description = {
      "Run one run profile of one connector, and keep what it did in the state.",
      "Profiles have the names that the configuration gives them; every connector also has Full"
          + " Import, Delta Import, Full Synchronization, Delta Synchronization and Export, on all"
          + " selected partitions. Imports and exports need the directory of the connector."
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "CONFIG",
      description = "Folder that Get-ADSyncServerConfiguration wrote.")
  private String folder;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the state of the engine is kept in; made if there is none.")
  private String state;

  @Option(
      names = "--connector",
      required = true,
      paramLabel = "NAME",
      description = "The connector: its name or id, or ad or aad where there is one of that kind.")
  private String connector;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "NAME",
      description = "The run profile, in any case.")
  private String profile;

  @Option(
      names = "--connect",
      paramLabel = Connection.LABEL,
      description = {
        "The directory of a connector. " + Connection.NAME_HELP,
        Connection.FILE_HELP,
        Connection.SERVER_HELP
      })
  private List<String> connect = List.of();

  @Mixin private MapBaseOption base = new MapBaseOption();

  @Mixin private ExportOptions exports = new ExportOptions();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SyncRequest request =
        new SyncRequest(
            InputFiles.path(folder), connect, StateFolder.of(state), exports.approval());
    ServerConfiguration configuration = base.load(console, request.configuration());
    RunChoice choice = RunChoice.of(configuration, connect, connector, profile);
    try (Synchronization synchronization = Synchronization.open(console, request, configuration)) {
      ConnectorDefinition chosen = choice.connector();
      if (!json) {
        new StepReportPrinter(console).printHeading(choice.profile() + ", " + chosen.name());
      }
      RunRecord run = synchronization.engine().runProfile(chosen.id(), choice.profile());
      Outcome outcome = Outcome.of(run.reports());
      if (json) {
        RunJson.print(console.out(), run, outcome);
      } else {
        new StepReportPrinter(console).print(run.reports());
        console.out().println(DisplayText.visible(run.result()) + ": " + outcome.summary());
      }
      return outcome.exitCode();
    }
  }
}
