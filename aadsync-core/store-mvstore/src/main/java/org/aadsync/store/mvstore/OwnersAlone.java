package org.aadsync.store.mvstore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.store.fs.FilePath;

/** Makes what only its owner can read, where the file system knows owners. */
final class OwnersAlone {
  private OwnersAlone() {}

  /** Makes a folder and those above it; one that exists stays as it is. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, rights(folder, "rwx------"));
    }
  }

  /** Makes an empty file; one that exists stays as it is. */
  static void makeFile(FilePath file) throws IOException {
    Path path = Path.of(file.unwrap().toString());
    try {
      Files.createFile(path, rights(path, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // Its owner may have given it other rights.
    }
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
