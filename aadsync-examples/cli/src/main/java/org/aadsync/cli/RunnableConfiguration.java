package org.aadsync.cli;

import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConfigurationUnreadableException;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.LoadedConfiguration;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.expressions.ExpressionLanguage;

/** Reads configurations that an engine is to be built of. */
final class RunnableConfiguration {
  private RunnableConfiguration() {}

  /**
   * Reads the configuration in a folder.
   *
   * @throws CommandFailure if it has errors, which are printed, or cannot be read
   */
  static ServerConfiguration load(Console console, Path folder) {
    try {
      LoadedConfiguration loaded =
          new ConfigurationReader(ExpressionLanguage.standard()).read(folder);
      if (loaded.configuration() == null) {
        throw refuse(console, folder, loaded.findings());
      }
      return loaded.configuration();
    } catch (ConfigurationUnreadableException e) {
      throw CommandFailure.badInput(String.valueOf(e.getMessage()));
    }
  }

  /** Prints what is wrong with a configuration and returns the failure that says so. */
  static CommandFailure refuse(Console console, Path folder, List<Finding> findings) {
    FindingPrinter printer = new FindingPrinter(console.err(), console.width(), folder);
    findings.forEach(printer::print);
    long errors = findings.stream().filter(Finding::isError).count();
    return CommandFailure.badInput(
        "the configuration has " + Names.count(errors, "error") + "; nothing was run");
  }

  /**
   * Makes sure that a state is not one of another server: an engine would forget all that it knows.
   *
   * @throws CommandFailure if the state and the configuration have no connector in common
   */
  static void requireSame(
      StateFolder folder, ServerConfiguration configuration, SyncEngine engine) {
    engine
        .storedConfiguration()
        .filter(
            stored ->
                stored.connectors().stream()
                    .noneMatch(
                        one ->
                            configuration.connectors().stream()
                                .anyMatch(other -> other.id().equals(one.id()))))
        .ifPresent(
            stored -> {
              throw CommandFailure.badInput(
                  "the state in "
                      + folder.path()
                      + " is that of another configuration: they have no connector in common");
            });
  }
}
