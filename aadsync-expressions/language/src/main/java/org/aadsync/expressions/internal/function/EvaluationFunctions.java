package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.DT;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.value.ByteString;

/** Functions that test a value and never fail. */
final class EvaluationFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  /** What {@code CStr} accepts. */
  private static final TypeSet TEXTUAL = STR.or(NUM).or(BOOL).or(REF);

  private EvaluationFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        isBitSet(),
        isDate(),
        isEmpty(),
        isGuid(),
        isNull(),
        isNullOrEmpty(),
        isNumeric(),
        isPresent(),
        isString());
  }

  private static FunctionDeclaration isBitSet() {
    return FunctionDeclaration.named("IsBitSet", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .each("value", NUM, NullRule.gives(false))
                .each("flag", NUM, NullRule.gives(false))
                .does((Long value, Long flag) -> flag != 0 && (value & flag) == flag))
        .documentation(
            "Gives whether all bits that are set in the flag are set in the value. The flag is a"
                + " mask and no number of a bit; a flag of 0 gives False.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsBitSet")
        .example("IsBitSet(&HF,4)", "bool", "True")
        .example("IsBitSet([userAccountControl],2)", "bool", "False", "userAccountControl:num=512")
        .build();
  }

  private static FunctionDeclaration isDate() {
    return FunctionDeclaration.named("IsDate", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("expression", NullRule.gives(false))
                .does(
                    (Object value) ->
                        value instanceof Instant
                            || (value instanceof String text && DateText.read(text) != null)))
        .isFalseUnless(STR.or(DT))
        .documentation(
            "Gives whether the value is a date or a text that CDate can read. Numbers and"
                + " multi-values are no dates.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsDate")
        .example("IsDate([a])", "bool", "True", "a=2013-01-10 4:00 PM -8")
        .example("IsDate(\"4\")", "bool", "False")
        .build();
  }

  private static FunctionDeclaration isEmpty() {
    return FunctionDeclaration.named("IsEmpty", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("Expression", NullRule.gives(false))
                .does(EvaluationFunctions::isEmpty))
        .isFalseUnless(STR.or(BIN))
        .documentation(
            "Gives whether the value is there and empty: a text or byte string of length 0. An"
                + " absent attribute is not empty; IsNullOrEmpty tests for both.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsEmpty")
        .example("IsEmpty([displayName])", "bool", "True", "displayName=")
        .example("IsEmpty([displayName])", "bool", "False")
        .build();
  }

  private static FunctionDeclaration isGuid() {
    return FunctionDeclaration.named("IsGuid", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .each("GUID", TypeSet.ANY, NullRule.gives(false))
                .does((Object value) -> value instanceof String text && GuidText.isGuid(text)))
        .documentation(
            "Gives whether the value is a text that CGuid can read: a GUID with hyphens, in curly"
                + " brackets or not. The bytes of a GUID are no text.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsGuid")
        .example(
            "IIF(IsGuid([a]),CGuid([a]),NULL)",
            "bin",
            "78563412BC9AF0DE1122334455667788",
            "a={12345678-9abc-def0-1122-334455667788}")
        .example("IsGuid(\"123456789abcdef01122334455667788\")", "bool", "False")
        .build();
  }

  private static FunctionDeclaration isNull() {
    return FunctionDeclaration.named("IsNull", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("Expression", NullRule.gives(true))
                .does((Object value) -> false))
        .documentation(
            "Gives whether there is no value: an absent attribute or NULL. An empty text is one.")
        .nulls("NULL gives True.")
        .source(REFERENCE + ", IsNull")
        .example("IsNull([displayName])", "bool", "True")
        .example("IsNull([displayName])", "bool", "False", "displayName=")
        .build();
  }

  private static FunctionDeclaration isNullOrEmpty() {
    return FunctionDeclaration.named("IsNullOrEmpty", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("Expression", NullRule.gives(true))
                .does(EvaluationFunctions::isEmpty))
        .documentation(
            "Gives whether there is no value or an empty one: an absent attribute, NULL, a text or"
                + " byte string of length 0. A multi-value with a value is not empty.")
        .nulls("NULL gives True.")
        .source(REFERENCE + ", IsNullOrEmpty")
        .example("IsNullOrEmpty([displayName])", "bool", "True", "displayName=")
        .example("IsNullOrEmpty([displayName])", "bool", "False", "displayName=Joe")
        .build();
  }

  private static FunctionDeclaration isNumeric() {
    return FunctionDeclaration.named("IsNumeric", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("Expression", NullRule.gives(false))
                .does(EvaluationFunctions::isNumber))
        .isFalseUnless(NUM.or(STR).or(BIN))
        .documentation(
            "Gives whether the value is a number, or text or bytes that CNum can read. Booleans and"
                + " multi-values are no numbers.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsNumeric")
        .example("IsNumeric(\" -12 \")", "bool", "True")
        .example("IsNumeric(\"12.5\")", "bool", "False")
        .build();
  }

  private static boolean isNumber(Object value) {
    if (value instanceof String text) {
      return Numbers.read(text) != null;
    }
    return value instanceof ByteString bytes ? Numbers.read(bytes) != null : value instanceof Long;
  }

  private static FunctionDeclaration isPresent() {
    return FunctionDeclaration.named("IsPresent", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("Expression", NullRule.gives(false))
                .does((Object value) -> !isEmpty(value)))
        .documentation("Gives the opposite of IsNullOrEmpty.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsPresent")
        .example("IsPresent([displayName])", "bool", "False")
        .example("IsPresent([displayName])", "bool", "True", "displayName=Joe")
        .build();
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof String text && text.isEmpty())
        || (value instanceof ByteString bytes && bytes.size() == 0);
  }

  private static FunctionDeclaration isString() {
    return FunctionDeclaration.named("IsString", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("expression", NullRule.gives(false))
                .does(
                    (Object value) ->
                        !(value instanceof List) && (Kinds.of(value) & TEXTUAL.bits()) != 0))
        .isFalseUnless(TEXTUAL)
        .documentation(
            "Gives whether CStr can give the value as text: True for a text, a number, a Boolean"
                + " and a reference; False for bytes, dates and multi-values.")
        .nulls("NULL gives False.")
        .source(REFERENCE + ", IsString; bytes: default synchronization rules (Microsoft)")
        .example("IsString([objectGUID])", "bool", "True", "objectGUID=abc")
        .example("IsString([objectGUID])", "bool", "False", "objectGUID:bin=00")
        .build();
  }
}
