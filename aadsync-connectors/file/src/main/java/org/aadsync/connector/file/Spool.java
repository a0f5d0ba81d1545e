package org.aadsync.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where new and changed records wait for the commit: a file beside the directory, for its owner
 * only, that goes when this is closed. For use by one thread, under the {@link ExportLock}.
 */
final class Spool implements Closeable {
  private final Path path;
  private @Nullable FileChannel channel;
  private long end;

  Spool(Path file) {
    this.path = file.resolveSibling("." + file.getFileName() + ".spool");
  }

  /** Appends a record and returns its offset. */
  long append(byte[] bytes) throws IOException {
    FileChannel to = channel();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      to.write(buffer, end + buffer.position());
    }
    long offset = end;
    end += bytes.length;
    return offset;
  }

  byte[] read(long offset, int length) throws IOException {
    return LdifFile.read(channel(), offset, length);
  }

  private FileChannel channel() throws IOException {
    if (channel == null) {
      // A crash may have left one.
      Files.deleteIfExists(path);
      channel =
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE),
              ownerOnly());
    }
    return channel;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
