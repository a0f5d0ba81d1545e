package org.aadsync.cli;

import com.google.common.base.Ascii;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that export. */
final class ExportOptions {
  private static final int HASH_LENGTH = 64;

  @Option(
      names = "--approve",
      paramLabel = "HASH",
      description = {
        "Let the export through, once, that was stopped because it is over its deletion budget and"
            + " printed this hash. Another one is stopped again."
      })
  private @Nullable String approval;

  /**
   * Returns the hash of the plan that is approved, or null if none is.
   *
   * @throws CommandFailure if it is no hash of a plan
   */
  @Nullable String approval() {
    String hash = approval == null ? null : Ascii.toLowerCase(approval);
    if (hash != null && !(hash.length() == HASH_LENGTH && hash.matches("[0-9a-f]+"))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--approve takes the hash that a stopped export printed, "
              + HASH_LENGTH
              + " hexadecimal digits, not '"
              + approval
              + "'");
    }
    return hash;
  }
}
