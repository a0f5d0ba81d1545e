package org.aadsync.expressions.value;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the string form of distinguished names (RFC 4514), one pair of type and value at a time.
 */
final class DnReader {
  /** What RFC 4514 section 2.4 wants escaped anywhere in a value. */
  private static final String SPECIAL = "\"+,;<>\\";

  /** What may follow a backslash as itself. */
  private static final String ESCAPABLE = SPECIAL + " #=";

  private final String text;
  private int at;

  // The pair that was read last.
  private int typeStart;
  private int typeEnd;
  private int valueStart;
  private int valueEnd;
  private boolean escaped;

  private DnReader(String text) {
    this.text = text;
  }

  static void check(String text) {
    if (isPlain(text)) {
      return;
    }
    DnReader reader = new DnReader(text);
    boolean more = true;
    while (more) {
      more = reader.nextPair();
    }
  }

  /**
   * Returns whether a text is a name without escapes, blanks around separators and the like, as
   * nearly every name is; of others this says nothing.
   */
  private static boolean isPlain(String text) {
    boolean inType = true;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inType ? isLetter(c) : isPlainInValue(c)) {
        continue;
      }
      boolean ended = inType ? c == '=' && i > start : c == ',';
      if (!ended) {
        return false;
      }
      inType = !inType;
      start = i + 1;
    }
    return !inType;
  }

  private static boolean isPlainInValue(char c) {
    return c >= '?' ? c != '\\' : c == ' ' || (c >= '-' && c <= ':');
  }

  static ImmutableList<Rdn> rdns(String text) {
    ImmutableList.Builder<Rdn> rdns = ImmutableList.builder();
    DnReader reader = new DnReader(text);
    while (reader.nextPair()) {
      if (!reader.continuesRdn()) {
        rdns.add(reader.rdn());
      }
    }
    return rdns.build();
  }

  static @Nullable Rdn rdn(String text, int index) {
    int left = index;
    DnReader reader = new DnReader(text);
    while (reader.nextPair()) {
      if (reader.continuesRdn()) {
        continue;
      }
      if (left == 0) {
        return reader.rdn();
      }
      left--;
    }
    return null;
  }

  private Rdn rdn() {
    return new Rdn(text.substring(typeStart, typeEnd), text.substring(valueStart, valueEnd));
  }

  static String escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isEscaped(value, i)) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        appendEscaped(out, value);
        return out.toString();
      }
    }
    return value;
  }

  private static boolean isEscaped(String value, int at) {
    char c = value.charAt(at);
    return switch (c) {
      case 0 -> true;
      case ' ' -> at == 0 || at == value.length() - 1;
      case '#' -> at == 0;
      default -> SPECIAL.indexOf(c) >= 0;
    };
  }

  static int startOfParent(String text) {
    DnReader reader = new DnReader(text);
    if (!reader.nextPair()) {
      return -1;
    }
    while (reader.separator() == '+') {
      reader.nextPair();
    }
    if (reader.at >= text.length()) {
      return text.length();
    }
    reader.at++;
    reader.skipBlanks();
    return reader.at;
  }

  static String normalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    DnReader reader = new DnReader(text);
    while (reader.nextPair()) {
      if (reader.separator() == '+') {
        reader.appendSorted(out);
      } else {
        reader.appendNormalized(out);
      }
      out.append(',');
    }
    out.setLength(Math.max(0, out.length() - 1));
    return out.toString();
  }

  /** Appends the pairs of the component whose first pair was read last; reads the others. */
  private void appendSorted(StringBuilder out) {
    List<String> pairs = new ArrayList<>();
    boolean more = true;
    while (more) {
      StringBuilder pair = new StringBuilder(at - typeStart);
      appendNormalized(pair);
      pairs.add(pair.toString());
      more = separator() == '+' && nextPair();
    }
    Collections.sort(pairs);
    Joiner.on('+').appendTo(out, pairs);
  }

  /** Reads the next pair; the separator after it stays to be read. False at the end. */
  private boolean nextPair() {
    boolean first = typeEnd == 0;
    if (first) {
      skipBlanks();
    }
    if (at == text.length()) {
      return false;
    }
    if (!first) {
      at++; // the separator that ended the pair before
      skipBlanks();
    }
    readType();
    skipBlanks();
    if (at == text.length() || text.charAt(at) != '=') {
      throw failure("'=' after the attribute type", at);
    }
    at++;
    skipBlanks();
    readValue();
    return true;
  }

  /** Whether the pair that was read last is not the first of its component. */
  private boolean continuesRdn() {
    for (int i = typeStart - 1; i >= 0; i--) {
      if (text.charAt(i) != ' ') {
        return text.charAt(i) == '+';
      }
    }
    return false;
  }

  private char separator() {
    return at < text.length() ? text.charAt(at) : ',';
  }

  private void readType() {
    typeStart = at;
    boolean oid = at < text.length() && isDigit(text.charAt(at));
    int end = at;
    while (end < text.length() && isTypeCharacter(text.charAt(end), oid)) {
      end++;
    }
    at = end;
    typeEnd = end;
    if (typeStart == typeEnd || text.charAt(typeStart) == '-') {
      throw failure("an attribute type such as CN", typeStart);
    }
  }

  private static boolean isTypeCharacter(char c, boolean oid) {
    return isDigit(c) || (oid ? c == '.' : c == '-' || isLetter(c));
  }

  private void readValue() {
    valueStart = at;
    valueEnd = at;
    escaped = false;
    if (at < text.length() && text.charAt(at) == '#') {
      readHexValue();
      return;
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case ',', '+' -> {
          return;
        }
        case '\\' -> {
          escaped = true;
          at += escapeLength(at);
          valueEnd = at;
        }
        case '"', ';', '<', '>', 0 ->
            throw failure(
                "a backslash before " + (c == 0 ? "a null character" : "'" + c + "'"), at);
        case ' ' -> at++;
        default -> {
          at++;
          valueEnd = at;
        }
      }
    }
  }

  private void readHexValue() {
    at++;
    while (at + 1 < text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1))) {
      at += 2;
    }
    valueEnd = at;
    skipBlanks();
    boolean ended = at == text.length() || text.charAt(at) == ',' || text.charAt(at) == '+';
    if (!ended || valueEnd == valueStart + 1) {
      throw failure("pairs of hexadecimal digits after '#'", at);
    }
  }

  private int escapeLength(int backslash) {
    if (backslash + 1 < text.length()) {
      char c = text.charAt(backslash + 1);
      if (ESCAPABLE.indexOf(c) >= 0) {
        return 2;
      }
      if (isHex(c) && backslash + 2 < text.length() && isHex(text.charAt(backslash + 2))) {
        return 3;
      }
    }
    throw failure("an escaped character or two hexadecimal digits after '\\'", backslash + 1);
  }

  /** Appends the pair that was read last, as names are compared. */
  private void appendNormalized(StringBuilder out) {
    for (int i = typeStart; i < typeEnd; i++) {
      out.append(InvariantText.lower(text.charAt(i))); // a type has ASCII characters only
    }
    out.append('=');
    if (escaped) {
      appendEscaped(out, InvariantText.upper(unescape(text.substring(valueStart, valueEnd))));
      return;
    }
    for (int i = valueStart; i < valueEnd; i++) {
      out.append(InvariantText.upper(text.charAt(i)));
    }
  }

  private static void appendEscaped(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        out.append("\\00");
      } else {
        if (isEscaped(value, i)) {
          out.append('\\');
        }
        out.append(c);
      }
    }
  }

  private static String unescape(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '\\' && isHex(raw.charAt(i + 1))) {
        bytes.write(
            Character.digit(raw.charAt(i + 1), 16) * 16 + Character.digit(raw.charAt(i + 2), 16));
        i += 3;
        continue;
      }
      flush(bytes, out);
      out.append(c == '\\' ? raw.charAt(i + 1) : c);
      i += c == '\\' ? 2 : 1;
    }
    flush(bytes, out);
    return out.toString();
  }

  /** Appends the bytes as UTF-8, or as U+FFFD and their hexadecimal digits if they are not. */
  private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
    if (bytes.size() == 0) {
      return;
    }
    byte[] escaped = bytes.toByteArray();
    bytes.reset();
    try {
      out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(escaped)));
    } catch (CharacterCodingException e) {
      out.append('\uFFFD').append(ByteString.copyOf(escaped).toHex());
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException failure(String expected, int position) {
    String found =
        position < text.length() ? "'" + text.charAt(position) + "'" : "the end of the name";
    return new IllegalArgumentException(
        "not a distinguished name: expected "
            + expected
            + " at character "
            + (position + 1)
            + ", found "
            + found);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
