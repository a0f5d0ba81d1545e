package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** File names in arguments, and what is said when such a file cannot be used. */
final class InputFiles {
  private static final int MAX_TEXT_BYTES = 16 << 20;

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

  /**
   * Reads UTF-8 text to its end; a byte order mark is left out.
   *
   * @throws IOException if it cannot be read, is not UTF-8, or is longer than 16 MB
   */
  static String text(InputStream in) throws IOException {
    byte[] bytes = ByteStreams.limit(in, MAX_TEXT_BYTES + 1).readAllBytes();
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new IOException("it is longer than 16 MB");
    }
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
    return reason(cause);
  }

  /** Returns why something could not be read or written, for people. */
  static String reason(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    String reason = cause instanceof FileSystemException problem ? problem.getReason() : null;
    return reason == null ? String.valueOf(cause.getMessage()) : reason;
  }
}
