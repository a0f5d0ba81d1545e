package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.internal.function.Parameter.Passing.CONDITION;
import static org.aadsync.expressions.internal.function.Parameter.Passing.RESULT;
import static org.aadsync.expressions.internal.type.Kinds.STR;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.FunctionCategory;
import org.aadsync.expressions.internal.type.StaticType;

/** Functions that decide which value is taken. */
final class ProgramFlowFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  private ProgramFlowFunctions() {}

  static ImmutableList<FunctionDefinition> all() {
    return ImmutableList.of(error(), iif(), switchFunction());
  }

  private static FunctionDefinition error() {
    return FunctionDefinition.named("Error", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning("void", arguments -> StaticType.NOTHING)
                .each("message", STR, NullRule.readAs(""))
                .does(
                    (String message) -> {
                      throw new EvaluationException(EvaluationException.Kind.CUSTOM, message, null);
                    }))
        .documentation("Stops the expression; the object gets the message as its error.")
        .nulls("NULL is an empty message.")
        .source(REFERENCE + ", Error")
        .example(
            "IIF(IsPresent([accountName]),[accountName],Error(\"AccountName is required\"))",
            "error",
            "custom:AccountName is required")
        .build();
  }

  private static FunctionDefinition iif() {
    return FunctionDefinition.named("IIF", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning("var", arguments -> arguments.get(1).or(arguments.get(2)))
                .lazy("condition", CONDITION)
                .lazy("valueIfTrue", RESULT)
                .lazy("valueIfFalse", RESULT)
                .does(Implementation.Special.IIF))
        .documentation(
            "Gives one of two values, and evaluates only that one. A condition with several values"
                + " chooses for each of them; a NULL that is chosen leaves its value out. A number"
                + " as the condition holds if it is not zero.")
        .nulls("NULL as the condition is False.")
        .source(REFERENCE + ", IIF; one branch only: default synchronization rules (Microsoft)")
        .example(
            "IIF([employeeType]=\"Intern\",\"t-\" & [alias],[alias])",
            "str",
            "t-jd",
            "employeeType=Intern;alias=jd")
        .example(
            "IIF(InStr([proxyAddresses],\"SIP:\")=1,NULL,[proxyAddresses])",
            "mvstr",
            "SMTP:a@x|smtp:b@x",
            "proxyAddresses:mvstr=SMTP:a@x|SIP:a@x|smtp:b@x")
        .build();
  }

  private static FunctionDefinition switchFunction() {
    return FunctionDefinition.named("Switch", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning("var", ProgramFlowFunctions::anyOfTheValues)
                .lazy("condition", CONDITION)
                .lazy("value", RESULT)
                .repeating(2)
                .does(Implementation.Special.SWITCH))
        .documentation(
            "Gives the value after the first condition that holds, and NULL if none does. Conditions"
                + " are evaluated from left to right up to that one, and no other value.")
        .nulls("NULL as a condition is False.")
        .source(REFERENCE + ", Switch")
        .example(
            "Switch([city] = \"London\", \"English\", [city] = \"Rome\", \"Italian\")",
            "str",
            "Italian",
            "city=Rome")
        .example("Switch(False,\"a\")", "null", "")
        .build();
  }

  private static StaticType anyOfTheValues(List<StaticType> arguments) {
    StaticType any = StaticType.NOTHING;
    for (int i = 1; i < arguments.size(); i += 2) {
      any = any.or(arguments.get(i));
    }
    return any;
  }
}
