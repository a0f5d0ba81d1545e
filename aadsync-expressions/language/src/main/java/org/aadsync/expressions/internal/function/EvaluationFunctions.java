package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.NUM;
import static org.aadsync.expressions.function.TypeSet.REF;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
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
    return ImmutableList.of(isNull(), isNullOrEmpty(), isPresent(), isString());
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
