package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.text.InvariantText;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;

/** Functions that turn a value into one of another type. */
final class ConversionFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String RULES = "default synchronization rules (Microsoft)";

  private ConversionFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        cBin(), cBool(), cNum(), cRef(), cStr(), convertToBase64(), convertToUtf8Hex(), sid());
  }

  private static FunctionDeclaration cBin() {
    return FunctionDeclaration.named("CBin", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(BIN)
                .each("value", NUM)
                .each("byteCount", NUM)
                .does(ConversionFunctions::toLittleEndian))
        .documentation(
            "Writes a number as bytes, the lowest first. The number must not be negative and must"
                + " fit; the count goes from 1 to 8.")
        .source(RULES + ", read as the layout of key credentials in [MS-ADTS] 2.2.20")
        .example("CBin(32,2)", "bin", "2000")
        .example("CBin(256,1)", "error", "argument")
        .build();
  }

  private static ByteString toLittleEndian(Long value, Long byteCount) {
    if (byteCount < 1 || byteCount > 8) {
      throw Failures.argument("the count of bytes is " + byteCount + "; it goes from 1 to 8");
    }
    int size = byteCount.intValue();
    if (value < 0 || (size < 8 && value >>> (8 * size) != 0)) {
      throw Failures.argument("the number " + value + " does not fit in " + size + " byte(s)");
    }
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return ByteString.copyOf(bytes);
  }

  private static FunctionDeclaration cBool() {
    NullRule isFalse = NullRule.gives(false);
    return FunctionDeclaration.named("CBool", FunctionCategory.CONVERSION)
        .form(Overload.returning(BOOL).each("value", BOOL, isFalse).does((Boolean b) -> b))
        .form(Overload.returning(BOOL).each("value", NUM, isFalse).does((Long n) -> n != 0))
        .documentation("Gives whether a condition holds or a number is not zero.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", CBool")
        .example("CBool([attrib1] = [attrib2])", "bool", "True", "attrib1=x;attrib2=x")
        .example("CBool(-1)", "bool", "True")
        .example("CBool(NULL)", "bool", "False")
        .build();
  }

  private static FunctionDeclaration cNum() {
    return FunctionDeclaration.named("CNum", FunctionCategory.CONVERSION)
        .form(Overload.returning(NUM).each("value", STR).does(Numbers::parse))
        .form(
            Overload.returning(NUM).each("value", BIN).does(ConversionFunctions::fromLittleEndian))
        .form(Overload.returning(NUM).each("value", NUM).does((Long n) -> n))
        .documentation(
            "Reads a number from text: blanks around it, a sign and decimal digits, or &H and"
                + " hexadecimal digits. Of 1 to 8 bytes it reads an unsigned number, the lowest"
                + " byte first.")
        .source(REFERENCE + ", CNum; bytes: " + RULES)
        .example("CNum(\" -12 \")", "num", "-12")
        .example("CNum(\"12.5\")", "error", "argument")
        .example("CNum([b])", "num", "258", "b:bin=0201")
        .build();
  }

  private static Long fromLittleEndian(ByteString bytes) {
    if (bytes.size() < 1 || bytes.size() > 8) {
      throw Failures.argument("a number has 1 to 8 bytes, not " + bytes.size());
    }
    long value = 0;
    for (int i = bytes.size() - 1; i >= 0; i--) {
      value = value << 8 | (bytes.byteAt(i) & 0xFF);
    }
    if (value < 0) {
      throw Failures.overflow("the bytes are a number beyond 9223372036854775807");
    }
    return value;
  }

  private static FunctionDeclaration cRef() {
    return FunctionDeclaration.named("CRef", FunctionCategory.CONVERSION)
        .form(Overload.returning(REF).each("value", STR).does(ConversionFunctions::reference))
        .form(Overload.returning(REF).each("value", REF).does((Reference r) -> r))
        .documentation(
            "Reads a reference from the text of a distinguished name. The text is kept; references"
                + " are compared by their meaning.")
        .source(REFERENCE + ", CRef; syntax: RFC 4514")
        .example(
            "CRef(\"CN=Joe,\" & %Forest.LDAP%)",
            "ref", "CN=Joe,DC=fabrikam,DC=com", "%Forest.LDAP%=DC=fabrikam,DC=com")
        .example("CRef(\"Joe\")", "error", "argument")
        .build();
  }

  private static Reference reference(String text) {
    if (text.isEmpty()) {
      throw Failures.argument("an empty text is not a distinguished name");
    }
    try {
      return DistinguishedName.parse(text);
    } catch (IllegalArgumentException e) {
      throw Failures.argument(Failures.quoted(text) + " is " + e.getMessage());
    }
  }

  private static FunctionDeclaration cStr() {
    return FunctionDeclaration.named("CStr", FunctionCategory.CONVERSION)
        .form(Overload.returning(STR).each("value", STR).does((String s) -> s))
        .form(Overload.returning(STR).each("value", NUM).does((Long n) -> n.toString()))
        .form(Overload.returning(STR).each("value", REF).does((Reference r) -> r.dn()))
        .form(Overload.returning(STR).each("value", BOOL).does((Boolean b) -> b ? "True" : "False"))
        .documentation(
            "Gives a value as text: a number in decimal digits, a Boolean as True or False, a"
                + " reference as its distinguished name. Bytes and dates have functions of their"
                + " own.")
        .source(REFERENCE + ", CStr; text and Booleans: " + RULES + ", Visual Basic")
        .example("CStr([dn])", "str", "cn=Joe,dc=contoso,dc=com", "dn:ref=cn=Joe,dc=contoso,dc=com")
        .example("CStr(-7)", "str", "-7")
        .build();
  }

  private static FunctionDeclaration convertToBase64() {
    return FunctionDeclaration.named("ConvertToBase64", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .does(
                    (String s) ->
                        BaseEncoding.base64().encode(s.getBytes(StandardCharsets.UTF_16LE))))
        .form(Overload.returning(STR).each("source", BIN).does(ByteString::toBase64))
        .documentation(
            "Gives bytes in Base64: standard alphabet, padded, one line. Of a text, the bytes are"
                + " UTF-16, the low byte first, without a byte order mark.")
        .source(REFERENCE + ", ConvertToBase64; bytes: " + RULES)
        .example("ConvertToBase64(\"Hello world!\")", "str", "SABlAGwAbABvACAAdwBvAHIAbABkACEA")
        .example("ConvertToBase64([b])", "str", "AQID", "b:bin=010203")
        .build();
  }

  private static FunctionDeclaration convertToUtf8Hex() {
    return FunctionDeclaration.named("ConvertToUTF8Hex", FunctionCategory.CONVERSION)
        .form(
            Overload.returning(STR)
                .each("source", STR)
                .does(
                    (String s) -> BaseEncoding.base16().encode(s.getBytes(StandardCharsets.UTF_8))))
        .documentation("Gives the UTF-8 bytes of a text in upper-case hexadecimal digits.")
        .source(REFERENCE + ", ConvertToUTF8Hex")
        .example("ConvertToUTF8Hex(\"Hello world!\")", "str", "48656C6C6F20776F726C6421")
        .build();
  }

  private static FunctionDeclaration sid() {
    return FunctionDeclaration.named("StringFromSid", FunctionCategory.CONVERSION)
        .form(Overload.returning(STR).each("ObjectSID", BIN).does(ConversionFunctions::sidText))
        .documentation(
            "Gives the text of a security identifier, such as S-1-5-32-545. An authority of 2^32"
                + " or more is written as 0x and 12 hexadecimal digits.")
        .source(REFERENCE + ", StringFromSid; layout and text: [MS-DTYP] 2.4.2")
        .example(
            "StringFromSid([objectSid])",
            "str",
            "S-1-5-32-545",
            "objectSid:bin=01020000000000052000000021020000")
        .example("StringFromSid([objectSid])", "error", "argument", "objectSid:bin=0102")
        .build();
  }

  private static String sidText(ByteString sid) {
    if (sid.size() < 8 || sid.size() != 8 + 4 * (sid.byteAt(1) & 0xFF)) {
      throw Failures.argument("the bytes are no security identifier: their length does not fit");
    }
    long authority = 0;
    for (int i = 2; i < 8; i++) {
      authority = authority << 8 | (sid.byteAt(i) & 0xFF);
    }
    StringBuilder text = new StringBuilder("S-").append(sid.byteAt(0) & 0xFF).append('-');
    if (authority < 1L << 32) {
      text.append(authority);
    } else {
      text.append("0x").append(InvariantText.upper(hexOf(authority)));
    }
    for (int at = 8; at < sid.size(); at += 4) {
      long subAuthority = 0;
      for (int i = 3; i >= 0; i--) {
        subAuthority = subAuthority << 8 | (sid.byteAt(at + i) & 0xFF);
      }
      text.append('-').append(subAuthority);
    }
    return text.toString();
  }

  private static String hexOf(long authority) {
    String digits = Long.toHexString(authority);
    return "0".repeat(12 - digits.length()) + digits;
  }
}
