package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.aadsync.core.store.StateStore;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.store.mvstore.MvStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The folder that {@code --state} names: the state of an engine, and where the configuration is
 * that it was last run with.
 */
final class StateFolder {
  private static final String CONFIGURATION_FILE = "aadsync.configuration";

  private final Path folder;

  private StateFolder(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder that an argument names. */
  static StateFolder of(String argument) {
    if (argument.isBlank()) {
      throw new CommandFailure(ExitCode.USAGE, "--state takes a folder");
    }
    return new StateFolder(InputFiles.path(argument));
  }

  Path path() {
    return folder;
  }

  /**
   * Opens the state to run something, or begins one.
   *
   * @throws CommandFailure if it cannot be used
   */
  StateStore open() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandFailure.badInput("--state " + folder + " is a file; it takes a folder");
    }
    try {
      return MvStateStore.open(folder);
    } catch (StateStoreException e) {
      throw unusable(e);
    }
  }

  /**
   * Opens the state to look at it. Nothing that an engine does with it changes it.
   *
   * @throws CommandFailure if there is none, or it cannot be used
   */
  StateStore openForReading() {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.badInput(
          "the state folder "
              + folder
              + (Files.exists(folder) ? " is no folder" : " does not exist")
              + "; sync --state and run --state make one");
    }
    if (!MvStateStore.isPresent(folder)) {
      throw CommandFailure.badInput(
          "there is no state in " + folder + "; sync --state and run --state make one");
    }
    try {
      return new ReadOnlyState(MvStateStore.open(folder));
    } catch (StateStoreException e) {
      throw unusable(e);
    }
  }

  /** Returns the failure of a command whose state cannot be used. */
  static CommandFailure unusable(StateStoreException e) {
    return CommandFailure.badInput(String.valueOf(e.getMessage()));
  }

  /** Notes with which configuration the state goes on. */
  void rememberConfiguration(Path configuration) {
    Path file = folder.resolve(CONFIGURATION_FILE);
    try {
      Path draft = Files.createTempFile(folder, CONFIGURATION_FILE, ".tmp");
      try {
        Files.writeString(draft, configuration.toAbsolutePath().normalize() + "\n", UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "cannot write " + file + ": " + InputFiles.reason(file, e));
    }
  }

  /**
   * Returns the folder of the configuration that the state is to be looked at with.
   *
   * @param given the folder that the command line names, or null: the one of the last run
   * @throws CommandFailure if that is not known any more
   */
  Path configuration(@Nullable String given) {
    if (given != null) {
      return InputFiles.path(given);
    }
    Path remembered = remembered();
    if (remembered == null) {
      throw CommandFailure.badInput(
          "the state in " + folder + " does not say where its configuration is; add --config");
    }
    if (!Files.isDirectory(remembered)) {
      throw CommandFailure.badInput(
          "the configuration of the last run, "
              + remembered
              + ", is not there any more; add --config with the folder where it is now");
    }
    return remembered;
  }

  private @Nullable Path remembered() {
    Path file = folder.resolve(CONFIGURATION_FILE);
    if (!Files.exists(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = InputFiles.text(in);
      return Path.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
