package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Implementation;
import org.aadsync.expressions.function.NullRule;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;

/** Functions that decide which value is taken. */
final class ProgramFlowFunctions {
  private static final String REFERENCE = "Functions reference (Microsoft)";

  private ProgramFlowFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(error(), iif(), switchFunction());
  }

  private static FunctionDeclaration error() {
    return FunctionDeclaration.named("Error", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.Never())
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

  private static FunctionDeclaration iif() {
    return FunctionDeclaration.named("IIF", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.AnyBranch())
                .condition("condition")
                .branch("valueIfTrue")
                .branch("valueIfFalse")
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

  private static FunctionDeclaration switchFunction() {
    return FunctionDeclaration.named("Switch", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.AnyBranch())
                .condition("condition")
                .branch("value")
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
}
