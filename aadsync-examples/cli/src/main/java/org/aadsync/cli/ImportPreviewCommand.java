package org.aadsync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConfigurationException;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync import-preview}: the first objects of a directory, as an import takes them. */
@Command(
    name = "import-preview",
    sortOptions = false,
    customSynopsis = {
      "aadsync import-preview CONFIG --connect NAME=ADDRESS [--limit N]",
      "                       [--map-base FROM=TO] [--json]"
    },
    description = {
      "Read the first objects of a directory and show them as the connector space would hold them:"
          + " object type, anchor, and the selected attributes with the values that rules see.",
      "Nothing is written and nothing is kept."
    })
final class ImportPreviewCommand implements Callable<Integer> {
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
        "The connector and its directory. " + Connection.NAME_HELP,
        Connection.FILE_HELP,
        Connection.SERVER_HELP
      })
  private String connect;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Read so many objects at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private MapBaseOption base = new MapBaseOption();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /** The engine that read the objects. */
  private record Preview(ServerConfiguration configuration, SyncEngine engine)
      implements EngineView {}

  ImportPreviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Limits.require("--limit", limit);
    ServerConfiguration configuration = base.load(console, InputFiles.path(folder));
    Connection connection = Connection.parse(List.of(connect), configuration.connectors()).get(0);
    try (OpenDirectories directories =
            OpenDirectories.open(console, configuration, List.of(connection));
        PreviewConnector connector = new PreviewConnector(directories.first(), limit);
        SyncEngine engine = engine(directories.configuration(), connection, connector)) {
      StepReport report = engine.run(connection.connector().id(), StepType.FULL_IMPORT);
      return print(new Preview(directories.configuration(), engine), connection, connector, report);
    }
  }

  private SyncEngine engine(
      ServerConfiguration configuration, Connection connection, PreviewConnector connector) {
    try {
      return SyncEngine.builder(configuration)
          .connector(connection.connector().id(), connector)
          .build();
    } catch (ConfigurationException e) {
      throw RunnableConfiguration.refuse(console, InputFiles.path(folder), e.findings());
    }
  }

  private int print(
      EngineView view, Connection connection, PreviewConnector connector, StepReport report) {
    SearchResult read = read(view, connection);
    if (json) {
      PreviewJson.print(console.out(), read, connector.isCut(), report);
    } else {
      new SearchPrinter(console).printObjects(read);
      new StepReportPrinter(console).printErrors(List.of(report));
      report.notes().forEach(note -> console.out().println(DisplayText.visible("note: " + note)));
      console
          .out()
          .println(
              Names.count(read.total(), "object")
                  + (connector.isCut() ? "; there are more, --limit N reads N" : ""));
    }
    if (!connector.isCut() && !report.completed()) {
      throw new CommandFailure(ExitCode.FAILED, report.status() + ": " + report.message());
    }
    return report.errors().isEmpty() ? ExitCode.OK : ExitCode.OBJECT_ERRORS;
  }

  private static SearchResult read(EngineView view, Connection connection) {
    List<ConnectorSpaceObject> objects =
        view.engine()
            .connectorSpace(connection.connector().id())
            .filter(object -> object.dn(Image.IMPORTED).isPresent())
            .toList();
    return new SearchResult(
        objects.stream()
            .map(object -> FoundObject.of(view, connection.connector(), object))
            .toList(),
        objects.size());
  }
}
