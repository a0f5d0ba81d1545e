package org.aadsync.connector.ldap.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Hands on whole messages that are well-formed and awaited, and nothing else. What a message takes
 * in memory is what has come of it, whatever its length says. For use by one thread.
 */
final class AnswerStream extends InputStream {
  /** Knows how long the server may be silent. */
  @FunctionalInterface
  interface Patience {
    /** Returns the time in milliseconds, 0 if it is without a bound. */
    int millis() throws IOException;
  }

  private static final int INITIAL = 1 << 14;
  // What a buffer keeps once a large message has been handed on.
  private static final int KEPT = 1 << 20;
  // A message of this size may take as long as one answer; a longer one in proportion.
  private static final int PACE = 1 << 20;
  private static final int SHORTEST_HEADER = 2;
  private static final int LONGEST_HEADER = 6;
  private static final int LONG_FORM = 0x80;

  private final InputStream in;
  private final Exchange exchange;
  private final Patience patience;
  private final int maxBytes;
  private byte[] buffer = new byte[INITIAL];
  private int served;
  private int checked;
  private int filled;
  private boolean hasBegun;
  private long begun;

  /**
   * Makes a stream.
   *
   * @param in what the server sends
   * @param exchange who waits for it
   * @param patience how long the server may be silent, and a message of up to a MiB may take
   * @param maxBytes how long a message may be
   */
  AnswerStream(InputStream in, Exchange exchange, Patience patience, int maxBytes) {
    this.in = in;
    this.exchange = exchange;
    this.patience = patience;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? buffer[served++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, checked - served);
    System.arraycopy(buffer, served, bytes, offset, count);
    served += count;
    return count;
  }

  @Override
  public int available() {
    return checked - served;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean hasMore() throws IOException {
    if (served < checked) {
      return true;
    }
    discardServed();
    hasBegun = false;
    if (!fill(SHORTEST_HEADER)) {
      if (filled > 0) {
        throw cutOff();
      }
      return false;
    }
    checkMessage();
    // What comes behind the end of an answer is looked at while it is known whose it is.
    while (exchange.isOver() && isWhole()) {
      checkMessage();
    }
    return true;
  }

  /** Checks the message behind those that are checked, and waits for the rest of it. */
  private void checkMessage() throws IOException {
    require(checked + SHORTEST_HEADER);
    int header = headerLength();
    require(checked + header);
    long end = checked + header + contentLength(header);
    if ((buffer[checked] & 0xFF) != AnswerGrammar.SEQUENCE || end - checked > maxBytes) {
      throw new MalformedAnswerException(
          "the beginning of a message of type 0x%x and %d bytes; expected 0x%x and %d at most"
              .formatted(buffer[checked] & 0xFF, end - checked, AnswerGrammar.SEQUENCE, maxBytes));
    }
    require((int) end);
    AnswerGrammar.check(buffer, checked + header, (int) end, exchange);
    checked = (int) end;
  }

  private boolean isWhole() throws MalformedAnswerException {
    int there = filled - checked;
    if (there < SHORTEST_HEADER || there < headerLength()) {
      return false;
    }
    int header = headerLength();
    return there >= header + contentLength(header);
  }

  private void discardServed() {
    int rest = filled - served;
    if (buffer.length > KEPT && rest <= KEPT) {
      buffer = Arrays.copyOfRange(buffer, served, served + KEPT);
    } else {
      System.arraycopy(buffer, served, buffer, 0, rest);
    }
    served = 0;
    checked = 0;
    filled = rest;
  }

  private int headerLength() throws MalformedAnswerException {
    int first = buffer[checked + 1] & 0xFF;
    int header = first < LONG_FORM ? SHORTEST_HEADER : SHORTEST_HEADER + first - LONG_FORM;
    if (first == LONG_FORM || header > LONGEST_HEADER) {
      throw new MalformedAnswerException("a message with a length of no or too many bytes");
    }
    return header;
  }

  private long contentLength(int header) {
    if (header == SHORTEST_HEADER) {
      return buffer[checked + 1];
    }
    long length = 0;
    for (int i = SHORTEST_HEADER; i < header; i++) {
      length = length << Byte.SIZE | buffer[checked + i] & 0xFF;
    }
    return length;
  }

  private void require(int count) throws IOException {
    if (!fill(count)) {
      throw cutOff();
    }
  }

  private MalformedAnswerException cutOff() {
    return new MalformedAnswerException("the connection ends in the middle of a message");
  }

  /** Reads until so many bytes are there; returns false at the end of the stream. */
  private boolean fill(int count) throws IOException {
    while (filled < count) {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, checked + maxBytes + INITIAL));
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return false;
      }
      if (!hasBegun) {
        hasBegun = true;
        begun = System.nanoTime();
      }
      filled += read;
      if (filled < count) {
        checkPace();
      }
    }
    return true;
  }

  // The time between two bytes is bounded by the socket; the number of bytes is a lot.
  private void checkPace() throws IOException {
    long allowed = patience.millis() * (1L + filled / PACE);
    long taken = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    if (allowed > 0 && taken > allowed) {
      throw new SocketTimeoutException(
          "a message of which " + filled + " bytes came in " + taken + " ms");
    }
  }
}
