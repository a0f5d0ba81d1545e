package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.internal.type.Kinds.BOOL;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.FunctionCategory;
import org.aadsync.expressions.internal.type.Kinds;
import org.aadsync.expressions.internal.type.StaticType;
import org.aadsync.expressions.value.ByteString;

/** Functions that test a value and never fail. */
final class EvaluationFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  /** What {@code CStr} accepts. */
  private static final int TEXTUAL = Kinds.STR | Kinds.NUM | Kinds.BOOL | Kinds.REF;

  private EvaluationFunctions() {}

  static ImmutableList<FunctionDefinition> all() {
    return ImmutableList.of(isNull(), isNullOrEmpty(), isPresent(), isString());
  }

  private static FunctionDefinition isNull() {
    return FunctionDefinition.named("IsNull", FunctionCategory.EVALUATION)
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

  private static FunctionDefinition isNullOrEmpty() {
    return FunctionDefinition.named("IsNullOrEmpty", FunctionCategory.EVALUATION)
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

  private static FunctionDefinition isPresent() {
    return FunctionDefinition.named("IsPresent", FunctionCategory.EVALUATION)
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

  private static FunctionDefinition isString() {
    return FunctionDefinition.named("IsString", FunctionCategory.EVALUATION)
        .form(
            Overload.returning(BOOL)
                .whole("expression", NullRule.gives(false))
                .does(
                    (Object value) -> !(value instanceof List) && (Kinds.of(value) & TEXTUAL) != 0))
        .knownBefore(
            type ->
                type.kinds() == Kinds.NONE
                        || (type.kinds() & TEXTUAL) == 0
                        || type.multiplicity() == StaticType.Multiplicity.MANY
                    ? Boolean.FALSE
                    : null)
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
