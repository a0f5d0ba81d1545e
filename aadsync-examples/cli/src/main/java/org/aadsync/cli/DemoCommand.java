package org.aadsync.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.samples.SampleOrganization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aadsync demo}: the sample organization, synchronized before your eyes. */
@Command(
    name = "demo",
    description = {
      "Synchronize the sample organization: two forests into a cloud, all three embedded.",
      "Prints the statistics of every step, every error, and three of the resulting objects with"
          + " the rule that contributed each attribute."
    })
final class DemoCommand implements Callable<Integer> {
  /** Cycles go on until one has nothing to export; this is far above what the sample needs. */
  private static final int MAX_CYCLES = 10;

  private final Console console;

  @Mixin private HelpOption help;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Path folder = Files.createTempDirectory("aadsync-demo-");
      try {
        return run(SampleOrganization.extractTo(folder.resolve("organization")));
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "cannot use the temporary folder: " + InputFiles.reason(e));
    }
  }

  private int run(SampleOrganization sample) {
    List<String> connections =
        sample.directories().entrySet().stream()
            .map(directory -> directory.getKey() + "=ldif:" + directory.getValue())
            .toList();
    try (Synchronization synchronization =
        Synchronization.open(
            console, new SyncRequest(sample.configuration(), connections, null, null))) {
      describe(synchronization.configuration());
      Outcome outcome = new CyclePrinter(console, true).runUntilQuiet(synchronization, MAX_CYCLES);
      new ShowcasePrinter(console, synchronization).print(sample.showcase());
      // The sample has an object that fails, so that there is an error to see.
      return outcome.completed() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private void describe(ServerConfiguration configuration) {
    console
        .out()
        .println("The sample organization: " + Names.count(configuration.rules().size(), "rule"));
    for (ConnectorDefinition connector : configuration.connectors()) {
      console.out().println(DisplayText.visible("  " + kind(connector) + connector.name()));
    }
    console.out().println();
  }

  private static String kind(ConnectorDefinition connector) {
    return switch (connector.kind()) {
      case ACTIVE_DIRECTORY -> "Active Directory  ";
      case AZURE_AD -> "Azure AD          ";
      case OTHER -> "                  ";
    };
  }
}
