package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync search}: objects of a state with all that is known of them. */
@Command(
    name = "search",
    sortOptions = false,
    customSynopsis = {
      "aadsync search --state DIR [--metaverse | --connector NAME]",
      "               [--config CONFIG] [--map-base FROM=TO] [--limit N] [--json] QUERY"
    },
    description = {
      "Find objects and show them: state, links, attributes with the rules that contributed them,"
          + " errors. Without --metaverse or --connector everywhere.",
      "QUERY is NAME=VALUE, in any case, where * is any text and \\* an asterisk. NAME is an"
          + " attribute, or dn, anchor (text, or hexadecimal digits), id, type, error (a code)."
    })
final class SearchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help;

  @Mixin private StateOptions state = new StateOptions();

  @ArgGroup private Place place = new Place();

  /** Where to look. */
  private static final class Place {
    @Option(names = "--metaverse", description = "Look in the metaverse alone.")
    private boolean metaverse;

    @Option(
        names = "--connector",
        paramLabel = "NAME",
        description = "Look in the connector space of this connector alone.")
    private @Nullable String connector;
  }

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show so many objects at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Parameters(paramLabel = "QUERY", description = "What to look for.")
  private String query;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Limits.require("--limit", limit);
    ObjectQuery asked = ObjectQuery.parse(query);
    try (StateView view = state.open(console)) {
      SearchResult result = search(view, asked);
      if (json) {
        SearchJson.print(console.out(), result);
      } else {
        new SearchPrinter(console).print(result);
      }
      return ExitCode.OK;
    }
  }

  private SearchResult search(StateView view, ObjectQuery asked) {
    String connector = place.connector;
    List<ConnectorDefinition> spaces =
        connector != null
            ? List.of(view.connector(connector))
            : place.metaverse ? List.of() : view.configuration().connectors();
    boolean metaverse = connector == null;
    boolean known =
        spaces.stream().anyMatch(space -> asked.isAbout(space.schema()))
            || (metaverse && asked.isAbout(view.configuration().metaverse()));
    if (!known) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no object there can have an attribute '" + asked.name() + "' that is shown");
    }
    List<FoundObject> found = new ArrayList<>();
    long total = 0;
    if (metaverse && asked.isAbout(view.configuration().metaverse())) {
      total +=
          collect(
              view.engine()
                  .metaverse()
                  .filter(asked::matches)
                  .map(object -> () -> FoundObject.of(view, object)),
              found);
    }
    for (ConnectorDefinition space : spaces) {
      if (asked.isAbout(space.schema())) {
        total +=
            collect(
                view.engine()
                    .connectorSpace(space.id())
                    .filter(asked::matches)
                    .map(object -> () -> FoundObject.of(view, space, object)),
                found);
      }
    }
    return new SearchResult(found, total);
  }

  /** Something that is described only if it is shown. */
  private interface Description {
    FoundObject describe();
  }

  private long collect(Stream<Description> matches, List<FoundObject> found) {
    long count = 0;
    for (Description match : (Iterable<Description>) matches::iterator) {
      count++;
      if (found.size() < limit) {
        found.add(match.describe());
      }
    }
    return count;
  }
}
