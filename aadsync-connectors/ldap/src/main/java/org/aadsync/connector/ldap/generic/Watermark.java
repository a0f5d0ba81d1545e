package org.aadsync.connector.ldap.generic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.aadsync.expressions.value.ByteString;

/**
 * From where a delta import goes on.
 *
 * @param origin which search of which directory it belongs to: what has another origin is refused
 * @param method how changes are asked for
 * @param position the server's cookie, or the time since when, as the method has it
 * @param containers what others are below; empty where a delta import looks at all names anyway
 * @param recent what the next search by time finds again; empty where none is done
 */
record Watermark(
    String origin, Method method, byte[] position, Containers containers, RecentEntries recent) {
  /** How changes are asked for. */
  enum Method {
    /** Content synchronization, RFC 4533. */
    CONTENT_SYNC,
    /** Modification times and a comparison of what is there. */
    TIMESTAMPS
  }

  private static final int VERSION = 0x4c440002;

  static Watermark contentSync(String origin, byte[] cookie, Containers containers) {
    return new Watermark(origin, Method.CONTENT_SYNC, cookie, containers, RecentEntries.none());
  }

  static Watermark timestamps(String origin, byte[] since, RecentEntries recent) {
    return new Watermark(origin, Method.TIMESTAMPS, since, new Containers(), recent);
  }

  ByteString toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(origin);
      out.writeByte(method.ordinal());
      out.writeInt(position.length);
      out.write(position);
      containers.write(out);
      recent.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes everything
    }
    return ByteString.copyOf(bytes.toByteArray());
  }

  /** Reads a watermark; nothing if it is damaged, or another connector's or version's. */
  static Optional<Watermark> read(ByteString bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      if (in.readInt() != VERSION) {
        return Optional.empty();
      }
      String origin = in.readUTF();
      int method = in.readUnsignedByte();
      int length = in.readInt();
      if (method >= Method.values().length || length < 0 || length > bytes.size()) {
        return Optional.empty();
      }
      byte[] position = new byte[length];
      in.readFully(position);
      Containers containers = Containers.read(in);
      RecentEntries recent = RecentEntries.read(in, position);
      return Optional.of(
          new Watermark(origin, Method.values()[method], position, containers, recent));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
