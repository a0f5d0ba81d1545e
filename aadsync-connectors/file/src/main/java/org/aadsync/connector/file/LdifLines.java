package org.aadsync.connector.file;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an LDIF file as an {@link com.unboundid.ldif.LDIFReader} takes them.
 *
 * <p>It stands between the file and the LDIF reader for what that one does not do: it bounds lines
 * and records, refuses bytes that are no UTF-8, refuses values that name a URL (the LDIF reader
 * would open it) and change records other than those of type add, which {@code ldifde} writes when
 * it exports a directory, and knows at which byte a record begins and ends. For use by one thread.
 */
final class LdifLines extends BufferedReader {
  /** Longest line in bytes, folded or not. */
  static final int MAX_LINE_BYTES = 8 << 20;

  /** Longest record in bytes: a group of half a million members. */
  static final int MAX_RECORD_BYTES = 64 << 20;

  private static final int CHUNK = 1 << 16;
  private static final Pattern VERSION = Pattern.compile("version: *1 *");

  private final InputStream in;
  private final byte[] chunk;
  private int next;
  private int limit;
  private long position;

  private long lineNumber;
  private long recordStart;
  private long recordEnd;
  private long recordLine;
  private boolean inRecord;
  private boolean inComment;
  private boolean anyContent;
  private final LogicalLine current = new LogicalLine();

  LdifLines(InputStream in) {
    this(in, CHUNK);
  }

  LdifLines(InputStream in, int chunkSize) {
    super(Reader.nullReader(), 1);
    this.in = in;
    this.chunk = new byte[chunkSize];
  }

  /** Returns the offset of the first byte of the record that was read last. */
  long recordStart() {
    return recordStart;
  }

  /** Returns the offset behind the last byte of the record that was read last. */
  long recordEnd() {
    return recordEnd;
  }

  /** Returns the number of the first line of the record that was read last, from 1. */
  long recordLine() {
    return recordLine;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    long start = position;
    String line = nextLine();
    lineNumber++;
    if (line == null || line.isEmpty()) {
      endRecord();
      return line;
    }
    switch (line.charAt(0)) {
      case '#' -> inComment = true;
      case ' ' -> continueLine(line);
      default -> startLine(line, start);
    }
    if (inRecord && position - recordStart > MAX_RECORD_BYTES) {
      throw new LdifFormatException(
          recordLine, "a record of more than " + MAX_RECORD_BYTES + " bytes begins here");
    }
    recordEnd = inRecord ? position : recordEnd;
    return line;
  }

  private void startLine(String line, long start) throws IOException {
    inComment = false;
    if (!inRecord && line.startsWith("version:")) {
      if (anyContent || !VERSION.matcher(line).matches()) {
        throw new LdifFormatException(
            lineNumber, "only 'version: 1' is understood, and only at the beginning of the file");
      }
      anyContent = true;
      return;
    }
    anyContent = true;
    if (inRecord) {
      current.end();
    } else {
      inRecord = true;
      recordStart = start;
      recordLine = lineNumber;
    }
    current.begin(lineNumber, recordLine);
    current.feed(line, 0);
  }

  private void continueLine(String line) throws IOException {
    if (inComment) {
      return;
    }
    if (!inRecord) {
      throw new LdifFormatException(lineNumber, "a line begins with a blank but continues nothing");
    }
    current.feed(line, 1);
  }

  private void endRecord() throws IOException {
    if (inRecord) {
      current.end();
    }
    inRecord = false;
    inComment = false;
  }

  private @Nullable String nextLine() throws IOException {
    if (position == 0) {
      skipByteOrderMark();
    }
    ByteArrayOutputStream parts = null;
    while (fill()) {
      int end = next;
      while (end < limit && chunk[end] != '\n') {
        end++;
      }
      int length = end - next;
      if (length + (parts == null ? 0 : parts.size()) > MAX_LINE_BYTES) {
        throw new LdifFormatException(
            lineNumber + 1, "a line of more than " + MAX_LINE_BYTES + " bytes");
      }
      int from = next;
      boolean complete = end < limit;
      next = complete ? end + 1 : end;
      position += next - from;
      if (complete && parts == null) {
        return decode(chunk, from, length);
      }
      parts = parts == null ? new ByteArrayOutputStream(2 * length) : parts;
      parts.write(chunk, from, length);
      if (complete) {
        break;
      }
    }
    return parts == null ? null : decode(parts.toByteArray(), 0, parts.size());
  }

  private boolean fill() throws IOException {
    if (next == limit) {
      next = 0;
      limit = Math.max(0, in.readNBytes(chunk, 0, chunk.length));
    }
    return next < limit;
  }

  private void skipByteOrderMark() throws IOException {
    if (!fill()) {
      return;
    }
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      next += 3;
      position += 3;
    } else if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
      throw new LdifFormatException(1, "the file is in UTF-16; save it as UTF-8");
    }
  }

  private boolean startsWith(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= limit || (chunk[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private String decode(byte[] bytes, int from, int length) throws IOException {
    int count = length > 0 && bytes[from + length - 1] == '\r' ? length - 1 : length;
    int all = 0;
    for (int i = from; i < from + count; i++) {
      byte b = bytes[i];
      if (b == 0 || b == '\r') {
        throw new LdifFormatException(
            lineNumber + 1,
            "a "
                + (b == 0 ? "NUL" : "carriage return")
                + " in the middle; base64 (::) can hold it");
      }
      all |= b;
    }
    if (all >= 0) {
      return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, count))
          .toString();
    } catch (CharacterCodingException e) {
      throw new LdifFormatException(lineNumber + 1, "bytes that are no UTF-8", e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
