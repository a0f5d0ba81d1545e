package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.DT;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.Reference;

/** Functions that turn a value into one of another type. */
final class ConversionFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";
  private static final String RULES = "default synchronization rules (Microsoft)";

  private ConversionFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(cBin(), cBool(), cDate(), cGuid(), cNum(), cRef(), cStr());
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
    if (value < 0) {
      throw Failures.argument(
          "the number " + value + " is negative; bytes stand for numbers from 0");
    }
    if (size < 8 && value >>> (8 * size) != 0) {
      throw Failures.argument(
          "the number " + value + " does not fit in " + size + (size == 1 ? " byte" : " bytes"));
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

  private static FunctionDeclaration cDate() {
    return FunctionDeclaration.named("CDate", FunctionCategory.CONVERSION)
        .form(Overload.returning(DT).each("value", STR).does(ConversionFunctions::date))
        .documentation(
            "Reads a date from text. The forms are yyyy-MM-dd or M/d/yyyy, alone or with a time"
                + " such as 16:00, 16:00:00.5 or 4:00 PM and a zone such as Z, -8 or +05:30; the"
                + " same with T between date and time (ISO 8601); and yyyyMMddHHmmss.0Z"
                + " (generalized time of LDAP). Without a zone the time is UTC. A number alone is"
                + " no date, and no form depends on a culture.")
        .source(REFERENCE + ", CDate; date and time: ISO 8601; generalized time: RFC 4517 3.3.13")
        .example("CDate(\"2013-01-10 4:00 PM -8\")", "dt", "2013-01-11T00:00:00Z")
        .example("CDate(\"12/25/2007\")", "dt", "2007-12-25T00:00:00Z")
        .example(
            "CDate([whenCreated])", "dt", "2014-09-05T08:14:53Z", "whenCreated=20140905081453.0Z")
        .example("CDate(\"25/12/2007\")", "error", "argument")
        .build();
  }

  private static Instant date(String text) {
    Instant date = DateText.read(text);
    if (date == null) {
      throw Failures.argument(
          Failures.quoted(text)
              + " is no date; write it such as 2013-01-10, 2013-01-10 16:00:00 -08:00,"
              + " 2013-01-10T16:00:00Z, 1/10/2013 4:00 PM or 20130110160000.0Z");
    }
    return date;
  }

  private static FunctionDeclaration cGuid() {
    return FunctionDeclaration.named("CGuid", FunctionCategory.CONVERSION)
        .form(Overload.returning(BIN).each("GUID", STR).does(ConversionFunctions::guid))
        .documentation(
            "Gives the 16 bytes of a GUID that is written with hyphens, in curly brackets or not."
                + " The first three groups of digits have their lowest byte first, as Active"
                + " Directory stores objectGUID.")
        .source(REFERENCE + ", CGuid; order of the bytes: [MS-DTYP] 2.3.4.2")
        .example(
            "CGuid(\"12345678-9abc-def0-1122-334455667788\")",
            "bin",
            "78563412BC9AF0DE1122334455667788")
        .example("CGuid(\"123456789abcdef01122334455667788\")", "error", "argument")
        .build();
  }

  private static ByteString guid(String text) {
    ByteString bytes = GuidText.read(text);
    if (bytes == null) {
      throw Failures.argument(
          Failures.quoted(text)
              + " is no GUID; write it such as 12345678-9abc-def0-1122-334455667788, in curly"
              + " brackets or not");
    }
    return bytes;
  }

  private static FunctionDeclaration cNum() {
    return FunctionDeclaration.named("CNum", FunctionCategory.CONVERSION)
        .form(Overload.returning(NUM).each("value", STR).does((String s) -> Numbers.parse(s)))
        .form(Overload.returning(NUM).each("value", BIN).does((ByteString b) -> Numbers.parse(b)))
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
}
