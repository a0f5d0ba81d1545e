package org.aadsync.store.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/** Keeps everybody else out of a folder as long as the process lives or the lock is open. */
final class FolderLock implements AutoCloseable {
  private static final int MAX_OWNER = 64;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a file, which is made if it does not exist and never removed.
   *
   * @throws IOException if the file cannot be made or locked at all
   * @throws StateStoreException if somebody else has locked it
   */
  static FolderLock acquire(FilePath file) throws IOException {
    FileChannel channel = file.open("rw");
    boolean locked = false;
    try {
      locked = tryLock(channel) != null;
      if (!locked) {
        throw new StateStoreException(
            Problem.IN_USE,
            String.valueOf(file.getParent()),
            "it is locked by " + owner(channel) + "; only one engine can have it open");
      }
      byte[] owner = ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(owner), 0);
      channel.truncate(owner.length);
      return new FolderLock(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      // Not the beginning, which others may read: on some systems a lock keeps them from that.
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // by this process
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_OWNER);
    channel.read(buffer, 0);
    String owner = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    return owner.matches("process [0-9]+") ? owner : "another process";
  }

  @Override
  public void close() throws IOException {
    channel.close(); // which gives the lock back
  }
}
