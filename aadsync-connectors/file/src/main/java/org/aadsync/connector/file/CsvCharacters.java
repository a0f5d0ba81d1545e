package org.aadsync.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * The characters of a file one by one, with their lines. A byte order mark is passed over. For use
 * by one thread; closing is the stream owner's.
 */
final class CsvCharacters {
  static final int END = -1;

  private static final int BUFFER = 1 << 14;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean noMoreBytes;
  private boolean noMoreChars;
  private boolean malformed;
  private long line = 1;

  CsvCharacters(InputStream in, Charset charset) throws IOException {
    this.in = in;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (peek() == BYTE_ORDER_MARK) {
      read();
    }
  }

  /** Returns the line of the character that is read next. */
  long line() {
    return line;
  }

  /** Returns the next character without reading it, or {@link #END}. */
  int peek() throws IOException {
    return chars.hasRemaining() || fill() ? chars.get(chars.position()) : END;
  }

  /** Reads a character. */
  int read() throws IOException {
    int next = peek();
    if (next == END) {
      return END;
    }
    if (next == 0) {
      throw new CsvFormatException(
          line, "a NUL character; the file is no text, or its encoding is not " + charset);
    }
    chars.get();
    if (next == '\n') {
      line++;
    }
    return next;
  }

  private boolean fill() throws IOException {
    chars.clear();
    // What stands before the fault comes first, so that the fault is reported with its line.
    while (chars.position() == 0 && !malformed && !noMoreChars) {
      if (decoder.decode(bytes, chars, noMoreBytes).isError()) {
        malformed = true;
      } else if (noMoreBytes) {
        noMoreChars = !bytes.hasRemaining() && decoder.flush(chars).isUnderflow();
      } else if (chars.position() == 0) {
        more();
      }
    }
    chars.flip();
    if (chars.hasRemaining()) {
      return true;
    }
    if (malformed) {
      throw new CsvFormatException(
          line,
          "bytes that are no " + charset + "; say with encoding= what the file is written in");
    }
    return false;
  }

  private void more() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      noMoreBytes = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }
}
