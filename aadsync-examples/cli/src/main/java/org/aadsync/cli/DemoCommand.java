package org.aadsync.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.samples.SampleForests;
import org.aadsync.samples.SampleOrganization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync demo}: the sample organization, synchronized before your eyes. */
@Command(
    name = "demo",
    description = {
      "Synchronize the sample organization: two forests into a cloud, all three embedded in files,"
          + " or with --ldap the forests in Active Directories.",
      "Prints the statistics of every step, every error, and three of the resulting objects with"
          + " the rule that contributed each attribute."
    })
final class DemoCommand implements Callable<Integer> {
  /** Cycles go on until one has nothing to export; this is far above what the sample needs. */
  private static final int MAX_CYCLES = 10;

  private final Console console;

  @Mixin private HelpOption help;

  @Option(
      names = "--ldap",
      description = {
        "The forests are domains of Active Directory in memory, reached through LDAP over TLS. With"
            + " AADSYNC_AD_URL (ldap://HOST:PORT of a laboratory), AADSYNC_AD_BASE, AADSYNC_AD_BIND_DN"
            + " and AADSYNC_AD_PASSWORD in the environment, the accounts live in that domain until"
            + " the end of the command."
      })
  private boolean ldap;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Path folder = Files.createTempDirectory("aadsync-demo-");
      try {
        return run(
            SampleOrganization.extractTo(folder.resolve("organization")),
            folder.resolve("forests"));
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "cannot use the temporary folder: " + InputFiles.reason(e));
    }
  }

  private int run(SampleOrganization sample, Path folder) {
    if (!ldap) {
      ServerConfiguration configuration =
          RunnableConfiguration.load(console, sample.configuration());
      return run(sample, connections(sample, Map.of()), configuration);
    }
    try (SampleForests forests = SampleForests.start(sample, folder, System.getenv())) {
      ServerConfiguration exported = RunnableConfiguration.load(console, sample.configuration());
      return run(
          sample,
          connections(sample, forests.addresses()),
          forests.mapping().map(mapping -> mapping.apply(exported)).orElse(exported));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "the forests cannot be used: " + InputFiles.reason(e));
    }
  }

  private static List<String> connections(
      SampleOrganization sample, Map<String, String> addresses) {
    return sample.directories().entrySet().stream()
        .map(
            directory ->
                directory.getKey()
                    + "="
                    + addresses.getOrDefault(directory.getKey(), "ldif:" + directory.getValue()))
        .toList();
  }

  private int run(
      SampleOrganization sample, List<String> connections, ServerConfiguration configuration) {
    SyncRequest request = new SyncRequest(sample.configuration(), connections, null, null);
    try (Synchronization synchronization = Synchronization.open(console, request, configuration)) {
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
