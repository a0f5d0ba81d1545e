package org.aadsync.store.mvstore;

import com.google.common.base.Preconditions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.aadsync.core.store.StateStoreException;
import org.h2.store.fs.FilePath;

/**
 * The number of the last commit, in a file of its own: a state file whose end was lost looks like
 * one from before, and only this tells the difference. Two places are written in turn, each with a
 * CRC32C, so that one of them is whole at any time.
 */
final class CommitNumber implements AutoCloseable {
  private static final long MAGIC = 0x6161_6473_796E_6301L; // "aadsync" and the version
  private static final int VERSION_MASK = 0xFF;
  private static final int SLOT = 512;
  private static final int LENGTH = 20;

  private final FileChannel channel;
  private long number;

  private CommitNumber(FileChannel channel, long number) {
    this.channel = channel;
    this.number = number;
  }

  /** Makes the file, with number 0. */
  static CommitNumber create(FilePath file) throws IOException {
    OwnersAlone.makeFile(file);
    CommitNumber created = new CommitNumber(file.open("rw"), 0);
    created.write(0);
    created.write(1);
    return created;
  }

  /** Opens the file for writing. */
  static CommitNumber open(FilePath file, long number) throws IOException {
    return new CommitNumber(file.open("rw"), number);
  }

  /**
   * Reads the number.
   *
   * @throws StateStoreException if a newer version wrote it
   * @throws NotReadableException if neither place holds a number
   */
  static long read(FilePath file) throws IOException, NotReadableException {
    long best = -1;
    int newer = 0;
    try (FileChannel channel = file.open("r")) {
      for (int slot = 0; slot < 2; slot++) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        int position = slot * SLOT;
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {}
        if (!buffer.hasRemaining() && isWhole(buffer)) {
          best = Math.max(best, buffer.getLong(8));
        }
        newer += isNewer(buffer.getLong(0)) ? 1 : 0;
      }
    }
    if (best < 0 && newer == 2) { // in one place alone it is damage
      throw Failures.newer(file.toString(), "its format is not known", null);
    }
    if (best < 0) {
      throw new NotReadableException();
    }
    return best;
  }

  /** Neither place holds a number. */
  static final class NotReadableException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static boolean isNewer(long magic) {
    return (magic & ~VERSION_MASK) == (MAGIC & ~VERSION_MASK)
        && (magic & VERSION_MASK) > (MAGIC & VERSION_MASK);
  }

  private static boolean isWhole(ByteBuffer buffer) {
    return buffer.getLong(0) == MAGIC && buffer.getInt(16) == checksum(buffer);
  }

  private static int checksum(ByteBuffer buffer) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.array(), 0, 16);
    return (int) crc.getValue();
  }

  /** Writes the number of the next commit and makes it durable. */
  void advance(long next) throws IOException {
    Preconditions.checkArgument(next == number + 1, "commit %s follows %s", next, number);
    number = next;
    write((int) (next & 1));
  }

  private void write(int slot) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    buffer.putLong(0, MAGIC).putLong(8, number);
    buffer.putInt(16, checksum(buffer));
    int position = slot * SLOT;
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
