package org.aadsync.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.aadsync.core.spi.ConnectorException;

/**
 * Keeps two exports off one file, in one process or in two. The lock file stays when the lock is
 * released: whoever deleted it could leave two others each with a lock of its own.
 */
final class ExportLock implements Closeable {
  private final FileChannel channel;

  private ExportLock(FileChannel channel) {
    this.channel = channel;
  }

  static ExportLock acquire(Path file) throws ConnectorException, IOException {
    Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new ConnectorException(
          "no-start-file-access-denied",
          "another export to " + file + " is under way; wait until it has ended and try again");
    }
    return new ExportLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
