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
    makeFile(file, file);
  }

  /**
   * Makes an empty file that is to take the place of another; one that exists stays as it is.
   *
   * @param other the other one, whose rights it gets; its own ones if that does not exist
   */
  static void makeFile(FilePath file, FilePath other) throws IOException {
    Path path = Path.of(file.unwrap().toString());
    Path former = Path.of(other.unwrap().toString());
    boolean follows = hasOwners(former) && Files.exists(former);
    String rights =
        follows
            ? PosixFilePermissions.toString(Files.getPosixFilePermissions(former))
            : "rw-------";
    try {
      Files.createFile(path, rights(path, rights));
    } catch (FileAlreadyExistsException e) {
      // Its owner may have given it other rights.
    }
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return hasOwners(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
