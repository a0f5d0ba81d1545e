package org.aadsync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ServerConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync sync}: whole synchronization cycles between directories. */
@Command(
    name = "sync",
    sortOptions = false,
    customSynopsis = {
      "aadsync sync CONFIG --connect NAME=ADDRESS ... [--cycles N]",
      "                    [--map-base FROM=TO] [--state DIR]",
      "                    [--staging | --approve HASH] [--json]"
    },
    description = {
      "Run whole cycles: import, synchronization and export of every connected directory.",
      "The first cycle is initial, the others are deltas. The directories are written.",
      "With --state the engine goes on from where the last command left it: every cycle is a"
          + " delta, with full steps where they are due, but the first that there ever was."
    })
final class SyncCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "CONFIG",
      description = "Folder that Get-ADSyncServerConfiguration wrote.")
  private String folder;

  @Option(
      names = "--connect",
      required = true,
      paramLabel = Connection.LABEL,
      description = {
        "The directory of a connector. " + Connection.NAME_HELP,
        Connection.FILE_HELP,
        Connection.SERVER_HELP
      })
  private List<String> connect;

  @Option(
      names = "--cycles",
      defaultValue = "1",
      paramLabel = "N",
      description = "Number of cycles. Default: ${DEFAULT-VALUE}.")
  private int cycles;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = {
        "Folder that the state of the engine is kept in; made if there is none. Without it nothing"
            + " is kept."
      })
  private @Nullable String state;

  @Option(
      names = "--staging",
      description = "Import and synchronize, but export nothing: staging mode.")
  private boolean staging;

  @Mixin private MapBaseOption base = new MapBaseOption();

  @Mixin private ExportOptions exports = new ExportOptions();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  SyncCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Limits.require("--cycles", cycles);
    String approval = exports.approval();
    if (staging && approval != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--staging exports nothing, so there is nothing to --approve");
    }
    SyncRequest request =
        new SyncRequest(
            InputFiles.path(folder),
            connect,
            state == null ? null : StateFolder.of(state),
            approval);
    ServerConfiguration configuration = base.load(console, request.configuration());
    try (Synchronization synchronization = Synchronization.open(console, request, configuration)) {
      synchronization.warnAboutOthers(console, connect);
      Outcome outcome =
          json
              ? SyncJson.run(console.out(), synchronization, cycles, !staging)
              : new CyclePrinter(console, !staging).run(synchronization, cycles);
      return outcome.exitCode();
    }
  }
}
