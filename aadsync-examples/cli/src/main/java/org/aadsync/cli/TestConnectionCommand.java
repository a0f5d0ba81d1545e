package org.aadsync.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectionReport.Finding;
import org.aadsync.core.spi.ConnectionReport.Grade;
import org.aadsync.core.spi.ConnectorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync test-connection}: whether a directory can be used, and if not why. */
@Command(
    name = "test-connection",
    sortOptions = false,
    customSynopsis = {
      "aadsync test-connection CONFIG --connect NAME=ldaps://HOST?...",
      "                        [--map-base FROM=TO] [--json]"
    },
    description = {
      "Try what a run will need of a directory: the server's name and port, its certificate, the"
          + " credentials, the naming contexts, the right to ask for changes. What is wrong is said"
          + " in words, with what to do. Nothing is written."
    })
final class TestConnectionCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "CONFIG",
      description = "Folder that Get-ADSyncServerConfiguration wrote.")
  private String folder;

  @Option(
      names = "--connect",
      required = true,
      paramLabel = "NAME=ldaps://HOST?...",
      description = {
        "The connector and its directory. NAME is the connector's name or id, or ad or aad where"
            + " there is one of that kind."
      })
  private String connect;

  @Mixin private MapBaseOption base = new MapBaseOption();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  TestConnectionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ServerConfiguration configuration = base.load(console, InputFiles.path(folder));
    Connection connection = Connection.parse(List.of(connect), configuration.connectors()).get(0);
    ConnectionReport report = test(connection);
    if (json) {
      printJson(console.out(), report);
    } else {
      print(report);
    }
    return report.isUsable() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static ConnectionReport test(Connection connection) {
    try {
      return OpenDirectories.factory(connection)
          .test(connection.connector(), connection.address())
          .orElseThrow(
              () ->
                  new CommandFailure(
                      ExitCode.USAGE,
                      connection.scheme() + ": is no address of a server that could be tested"));
    } catch (ConnectorException e) {
      throw CommandFailure.badInput(
          "connector '" + connection.connector().name() + "': " + e.getMessage());
    }
  }

  private void print(ConnectionReport report) {
    for (Finding finding : report.findings()) {
      String head = grade(finding.grade()) + "  " + DisplayText.visible(finding.subject());
      console.out().println(head);
      DisplayText.wrap(finding.message(), console.width() - 9)
          .forEach(line -> console.out().println("         " + line));
    }
    console.out().println(report.isUsable() ? "The directory can be used." : "A run would fail.");
  }

  private static String grade(Grade grade) {
    return switch (grade) {
      case GOOD -> "good   ";
      case WARNING -> "warning";
      case ERROR -> "error  ";
    };
  }

  private static void printJson(PrintStream out, ConnectionReport report) {
    JsonDocument.print(
        out,
        "test-connection",
        json -> {
          json.writeBooleanField("usable", report.isUsable());
          json.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            json.writeStartObject();
            json.writeStringField("grade", finding.grade().name().toLowerCase(Locale.ROOT));
            json.writeStringField("subject", finding.subject());
            json.writeStringField("message", finding.message());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
