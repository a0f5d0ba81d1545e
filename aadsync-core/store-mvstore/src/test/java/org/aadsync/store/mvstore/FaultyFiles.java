package org.aadsync.store.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** Files that can be written until somebody says otherwise: {@code faulty:/path}. */
public final class FaultyFiles extends FilePathWrapper {
  static final String SCHEME = "faulty";

  private static volatile @Nullable String fault;

  /** Made by its base class, which finds it by reflection. */
  public FaultyFiles() {}

  static void register() {
    FilePath.register(new FaultyFiles());
  }

  /** Every write fails with this message. */
  static void failWrites(String message) {
    fault = message;
  }

  static void recover() {
    fault = null;
  }

  private static void check() throws IOException {
    String message = fault;
    if (message != null) {
      throw new IOException(message);
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    if (mode.contains("w")) {
      check();
    }
    return new Channel(super.open(mode));
  }

  /** A file. */
  private static final class Channel extends FileBase {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      check();
      return file.write(source);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      check();
      return file.write(source, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      check();
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
