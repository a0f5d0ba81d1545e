package org.aadsync.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that look at a state. */
final class StateOptions {
  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the state. It is not changed.")
  private String state;

  @Option(
      names = "--config",
      paramLabel = "CONFIG",
      description = "The folder of the configuration. Default: that of the last run.")
  private @Nullable String configuration;

  @Mixin private MapBaseOption base = new MapBaseOption();

  /** Opens what the options name. */
  StateView open(Console console) {
    return StateView.open(console, StateFolder.of(state), configuration, base);
  }
}
