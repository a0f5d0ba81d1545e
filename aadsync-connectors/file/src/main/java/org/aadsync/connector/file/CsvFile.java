package org.aadsync.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The file, opened for reading from its beginning several times. It stays the file that was opened
 * when another takes its place. For use by one thread.
 */
final class CsvFile implements Closeable {
  private final CsvFormat format;
  private final FileChannel channel;
  private final BasicFileAttributes before;
  private final long size;

  private CsvFile(CsvFormat format, FileChannel channel, BasicFileAttributes before, long size) {
    this.format = format;
    this.channel = channel;
    this.before = before;
    this.size = size;
  }

  static CsvFile open(CsvFormat format) throws IOException {
    BasicFileAttributes before = attributes(format.path());
    FileChannel channel = FileChannel.open(format.path(), StandardOpenOption.READ);
    try {
      return new CsvFile(format, channel, before, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /** Returns the rows from the first on; those that were returned before are of no use any more. */
  CsvReader read() throws IOException {
    channel.position(0);
    return new CsvReader(Channels.newInputStream(channel), format);
  }

  /** Throws an exception if somebody has written to the file since it was opened. */
  void requireUnchanged() throws IOException {
    if (channel.size() != size) {
      throw changed();
    }
    if (Files.exists(format.path())) {
      BasicFileAttributes now = attributes(format.path());
      boolean same = Objects.equals(before.fileKey(), now.fileKey());
      if (same && !before.lastModifiedTime().equals(now.lastModifiedTime())) {
        throw changed();
      }
    }
  }

  static IOException changed() {
    return new IOException("the file changed while it was read; import it again when it is whole");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
