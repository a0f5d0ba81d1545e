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
 * @param entries what was there
 */
record Watermark(String origin, Method method, byte[] position, KnownEntries entries) {
  /** How changes are asked for. */
  enum Method {
    /** Content synchronization, RFC 4533. */
    CONTENT_SYNC,
    /** Modification times and a comparison of what is there. */
    TIMESTAMPS
  }

  private static final int VERSION = 0x4c440001;

  ByteString toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeUTF(origin);
      out.writeByte(method.ordinal());
      out.writeInt(position.length);
      out.write(position);
      entries.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes everything
    }
    return ByteString.copyOf(bytes.toByteArray());
  }

  /** Reads a watermark; nothing if it is damaged, or another connector's or version's. */
  static Optional<Watermark> read(ByteString bytes, AnchorForm anchors) {
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
      KnownEntries entries = KnownEntries.read(in, anchors.ignoreCase());
      return Optional.of(new Watermark(origin, Method.values()[method], position, entries));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
