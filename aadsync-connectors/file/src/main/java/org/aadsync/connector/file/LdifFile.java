package org.aadsync.connector.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file, opened for reading: once through, then record by record. It stays the file that was
 * opened when another takes its place. For use by one thread.
 */
final class LdifFile implements Closeable {
  private final FileChannel channel;

  private LdifFile(FileChannel channel) {
    this.channel = channel;
  }

  static LdifFile open(Path path) throws IOException {
    return new LdifFile(FileChannel.open(path, StandardOpenOption.READ));
  }

  /** Returns the whole file from its beginning; closing the stream closes this. */
  InputStream stream() throws IOException {
    channel.position(0);
    return Channels.newInputStream(channel);
  }

  /** Returns the record that the scan of the file has found at a place. */
  LdifRecord read(FileIndex.Place place) throws IOException {
    LdifRecord record = RecordReader.parse(read(channel, place.offset(), place.length()));
    if (record.fingerprint() != place.fingerprint()) {
      throw new IOException("the record at line " + place.line() + " changed while it was read");
    }
    return record;
  }

  static byte[] read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
