package org.aadsync.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** File names in arguments, and what is said when such a file cannot be used. */
final class InputFiles {
  private InputFiles() {}

  /** Returns the path that {@code argument} names; a usage error if no file can have that name. */
  static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new CommandFailure(ExitCode.USAGE, "no file can be named '" + argument + "'");
    }
  }

  /** Returns the failure of a command that could not read {@code file}. */
  static CommandFailure unreadable(Path file, IOException cause) {
    return CommandFailure.badInput("cannot read " + file + ": " + reason(file, cause));
  }

  /** Returns why {@code file} could not be read or written, for people. */
  static String reason(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      Path folder = file.toAbsolutePath().getParent();
      return folder == null || Files.isDirectory(folder)
          ? "it does not exist"
          : "the folder " + folder + " does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (cause instanceof NotDirectoryException) {
      return "it is no folder";
    }
    String reason = cause instanceof FileSystemException problem ? problem.getReason() : null;
    return reason == null ? String.valueOf(cause.getMessage()) : reason;
  }
}
