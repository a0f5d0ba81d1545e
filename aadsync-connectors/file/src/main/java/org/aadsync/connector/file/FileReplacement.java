package org.aadsync.connector.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a file as a whole: whatever happens, the old or the new content is there. For use under
 * the {@link ExportLock}.
 */
final class FileReplacement {
  /** Writes the new content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Refuses the replacement at the last moment. */
  interface Guard {
    void check() throws IOException;
  }

  private static final int BUFFER = 1 << 16;

  private FileReplacement() {}

  static void replace(Path file, Content content, Guard guard) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".new");
    // A crash may have left one.
    Files.deleteIfExists(next);
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              permissionsOf(file))) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      guard.check();
      try (FileChannel folder = openFolder(file)) {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        if (folder != null) {
          folder.force(true);
        }
      }
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static FileAttribute<?>[] permissionsOf(Path file) throws IOException {
    boolean known =
        Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix");
    return known
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file))
        }
        : new FileAttribute<?>[0];
  }

  private static @Nullable FileChannel openFolder(Path file) throws IOException {
    Path folder = file.getParent();
    // Windows cannot open a folder; its file systems keep a rename by themselves.
    return folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? FileChannel.open(folder, StandardOpenOption.READ)
        : null;
  }
}
