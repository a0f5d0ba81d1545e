package org.aadsync.core.spi;

import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The value that identifies an object in its directory and never changes ({@code objectGUID},
 * {@code cloudAnchor}): bytes or text.
 *
 * <p>Immutable. Anchors are ordered: bytes before text, bytes as unsigned bytes, text ordinally.
 */
public final class Anchor implements Comparable<Anchor> {
  private final Object value;
  private final Object key;

  private Anchor(Object value, Object key) {
    this.value = value;
    this.key = key;
  }

  /** Returns an anchor of bytes. */
  public static Anchor of(ByteString bytes) {
    return new Anchor(bytes, bytes);
  }

  /** Returns an anchor of text, compared with or without regard to case. */
  public static Anchor of(String text, boolean ignoreCase) {
    return new Anchor(text, ignoreCase ? InvariantText.upper(text) : text);
  }

  /** Returns the value as the directory gave it: a {@link ByteString} or a {@link String}. */
  public Object value() {
    return value;
  }

  @Override
  public int compareTo(Anchor other) {
    if (key instanceof ByteString mine) {
      return other.key instanceof ByteString theirs ? mine.compareTo(theirs) : -1;
    }
    return other.key instanceof ByteString ? 1 : ((String) key).compareTo((String) other.key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Anchor that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Returns the text, or the bytes in hexadecimal. */
  @Override
  public String toString() {
    return value.toString();
  }
}
