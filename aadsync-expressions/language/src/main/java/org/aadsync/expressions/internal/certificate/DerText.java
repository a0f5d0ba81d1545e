package org.aadsync.expressions.internal.certificate;

import com.google.common.base.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text in DER. Characters that a kind of text cannot have are read, not refused. */
final class DerText {
  private static final int UTF8 = 0x0C;
  private static final int NUMERIC = 0x12;
  private static final int PRINTABLE = 0x13;
  private static final int TELETEX = 0x14;
  private static final int IA5 = 0x16;
  private static final int VISIBLE = 0x1A;
  private static final int UNIVERSAL = 0x1C;
  private static final int BMP = 0x1E;
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private DerText() {}

  /** Returns the text that an element contains, or null if it is of another kind. */
  static @Nullable String of(DerReader.Element element) {
    byte[] octets = element.content();
    return switch (element.tag()) {
      case UTF8 -> new String(octets, StandardCharsets.UTF_8);
      case NUMERIC, PRINTABLE, IA5, VISIBLE -> latin(octets);
      // Written by software that knows no T.61, in practice: UTF-8 or Latin-1.
      case TELETEX ->
          Utf8.isWellFormed(octets) ? new String(octets, StandardCharsets.UTF_8) : latin(octets);
      case BMP -> new String(octets, StandardCharsets.UTF_16BE);
      case UNIVERSAL -> new String(octets, UTF_32BE);
      default -> null;
    };
  }

  /** Returns the text of octets that a tag of the context says to be IA5. */
  static String latin(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
