package org.aadsync.store.mvstore;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How a record lies in a page. A damaged length asks for no more memory than the page has. */
final class BytesType extends BasicDataType<byte[]> {
  private static final int OVERHEAD = 24;

  @Override
  public int getMemory(byte[] value) {
    return value.length + OVERHEAD;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] value) {
    buffer.putVarInt(value.length).put(value);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    int length = DataUtils.readVarInt(buffer);
    if (length < 0 || length > buffer.remaining()) {
      throw DataUtils.newMVStoreException(
          DataUtils.ERROR_FILE_CORRUPT,
          "a record of {0} bytes in {1} that are left",
          length,
          buffer.remaining());
    }
    byte[] value = new byte[length];
    buffer.get(value);
    return value;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }

  @Override
  public int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }
}
