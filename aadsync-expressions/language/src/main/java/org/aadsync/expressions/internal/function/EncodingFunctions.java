package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.value.ByteString;

/**
 * Functions that write bytes as text or text as bytes. Where text and bytes do not fit each other,
 * the replacement character U+FFFD takes the place, as in .NET.
 */
final class EncodingFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String RULES = "default synchronization rules (Microsoft)";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final char REPLACEMENT = '\uFFFD';

  private EncodingFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        convertFromBase64(),
        convertToBase64(),
        convertFromUtf8Hex(),
        convertToUtf8Hex(),
        stringFromGuid(),
        stringFromSid());
  }

  private static FunctionDeclaration convertFromBase64() {
    return FunctionDeclaration.named("ConvertFromBase64", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .does((String source) -> decoded(source, "Unicode")))
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .option("Encoding", "Unicode", "ASCII", "UTF8")
                .does(EncodingFunctions::decoded))
        .documentation(
            "Gives the text whose bytes are written in Base64: standard alphabet, padded; blanks,"
                + " tabs and line breaks inside do not count. The bytes are UTF-16, the low byte"
                + " first, unless an encoding is given. In ASCII a byte above 127 is a question"
                + " mark.")
        .source(
            REFERENCE + ", ConvertFromBase64; blanks and padding: Convert.FromBase64String (.NET)")
        .example("ConvertFromBase64(\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\")", "str", "Hello world!")
        .example("ConvertFromBase64(\"SGVsbG8gd29ybGQh\", UTF8)", "str", "Hello world!")
        .example("ConvertFromBase64(\"SGVsbG8\", UTF8)", "error", "argument")
        .build();
  }

  private static String decoded(String source, String encoding) {
    byte[] bytes = base64Bytes(source);
    return switch (encoding) {
      case "UTF8" -> new String(bytes, StandardCharsets.UTF_8);
      case "ASCII" -> new String(bytes, StandardCharsets.US_ASCII).replace(REPLACEMENT, '?');
      default -> utf16(bytes);
    };
  }

  // Java's decoder would take the character after half of a surrogate pair with it.
  private static String utf16(byte[] bytes) {
    String text = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
    String repaired = withoutHalfPairs(text);
    return bytes.length % 2 == 0 ? repaired : repaired + REPLACEMENT;
  }

  private static byte[] base64Bytes(String source) {
    String digits = withoutBlanks(source);
    // Java's decoder takes text without padding, which .NET refuses.
    if (digits.length() % 4 == 0) {
      try {
        return Base64.getDecoder().decode(digits);
      } catch (IllegalArgumentException e) {
        // reported below: the decoder's message speaks of bytes
      }
    }
    throw Failures.argument(Failures.quoted(source) + " is not Base64 with padding");
  }

  private static String withoutBlanks(String source) {
    for (int i = 0; i < source.length(); i++) {
      if (isBlank(source.charAt(i))) {
        StringBuilder kept = new StringBuilder(source.length()).append(source, 0, i);
        for (int j = i + 1; j < source.length(); j++) {
          if (!isBlank(source.charAt(j))) {
            kept.append(source.charAt(j));
          }
        }
        return kept.toString();
      }
    }
    return source;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static FunctionDeclaration convertToBase64() {
    return FunctionDeclaration.named("ConvertToBase64", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .does(
                    (String text) ->
                        Base64.getEncoder()
                            .encodeToString(text.getBytes(StandardCharsets.UTF_16LE))))
        .form(Overload.returning(STR).each("source", BIN).does(ByteString::toBase64))
        .documentation(
            "Gives bytes in Base64: standard alphabet, padded, one line. Of a text, the bytes are"
                + " UTF-16, the low byte first, without a byte order mark.")
        .source(REFERENCE + ", ConvertToBase64; bytes: " + RULES)
        .example("ConvertToBase64(\"Hello world!\")", "str", "SABlAGwAbABvACAAdwBvAHIAbABkACEA")
        .example("ConvertToBase64([b])", "str", "AQID", "b:bin=010203")
        .build();
  }

  private static FunctionDeclaration convertFromUtf8Hex() {
    return FunctionDeclaration.named("ConvertFromUTF8Hex", FunctionCategory.CONVERSION)
        .form(Overload.returning(STR).each("source", STR).does(EncodingFunctions::textFromUtf8Hex))
        .documentation(
            "Gives the text whose UTF-8 bytes are written in hexadecimal digits, two a byte, in"
                + " either case.")
        .source(REFERENCE + ", ConvertFromUTF8Hex")
        .example("ConvertFromUTF8Hex(\"48656C6C6F20776F726C6421\")", "str", "Hello world!")
        .example("ConvertFromUTF8Hex(\"486\")", "error", "argument")
        .build();
  }

  private static String textFromUtf8Hex(String source) {
    try {
      return new String(HEX.parseHex(source), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Failures.argument(
          Failures.quoted(source) + " is not pairs of hexadecimal digits, without blanks");
    }
  }

  private static FunctionDeclaration convertToUtf8Hex() {
    return FunctionDeclaration.named("ConvertToUTF8Hex", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .does((String text) -> HEX.formatHex(utf8(text))))
        .documentation("Gives the UTF-8 bytes of a text in upper-case hexadecimal digits.")
        .source(REFERENCE + ", ConvertToUTF8Hex")
        .example("ConvertToUTF8Hex(\"Hello world!\")", "str", "48656C6C6F20776F726C6421")
        .example(
            "\"CN={\" & ConvertToUTF8Hex([sourceAnchor]) & \"}\"",
            "str",
            "CN={48656C6C6F}",
            "sourceAnchor=Hello")
        .build();
  }

  // Java would write a question mark for half of a surrogate pair.
  private static byte[] utf8(String text) {
    return withoutHalfPairs(text).getBytes(StandardCharsets.UTF_8);
  }

  private static String withoutHalfPairs(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          i++;
        } else {
          repaired = repaired == null ? new StringBuilder(text) : repaired;
          repaired.setCharAt(i, REPLACEMENT);
        }
      }
    }
    return repaired == null ? text : repaired.toString();
  }

  private static FunctionDeclaration stringFromGuid() {
    return FunctionDeclaration.named("StringFromGuid", FunctionCategory.CONVERSION)
        .form(Overload.returning(STR).each("GUID", BIN).does(EncodingFunctions::guidText))
        .documentation(
            "Gives the text of a GUID of 16 bytes: small digits, hyphens, no brackets. The order of"
                + " the bytes is that of CGuid.")
        .source(REFERENCE + ", StringFromGuid")
        .example(
            "StringFromGuid([objectGUID])",
            "str",
            "12345678-9abc-def0-1122-334455667788",
            "objectGUID:bin=78563412BC9AF0DE1122334455667788")
        .example("StringFromGuid([b])", "error", "argument", "b:bin=00")
        .build();
  }

  private static String guidText(ByteString bytes) {
    String text = GuidText.write(bytes);
    if (text == null) {
      throw Failures.argument("a GUID has 16 bytes, not " + bytes.size());
    }
    return text;
  }

  private static FunctionDeclaration stringFromSid() {
    return FunctionDeclaration.named("StringFromSid", FunctionCategory.CONVERSION)
        .form(Overload.returning(STR).each("ObjectSID", BIN).does(SidText::write))
        .documentation(
            "Gives the text of a security identifier, such as S-1-5-32-545. An authority of 2^32"
                + " or more is written as 0x and 12 hexadecimal digits. Bytes are refused that are"
                + " not of revision 1, or whose length does not fit their count of at most 15"
                + " sub-authorities.")
        .source(REFERENCE + ", StringFromSid; layout and text: [MS-DTYP] 2.4.2")
        .example(
            "StringFromSid([objectSid])",
            "str",
            "S-1-5-32-545",
            "objectSid:bin=01020000000000052000000021020000")
        .example("StringFromSid([objectSid])", "error", "argument", "objectSid:bin=0102")
        .build();
  }
}
