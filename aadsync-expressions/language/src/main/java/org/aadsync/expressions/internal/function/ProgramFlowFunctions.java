package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.ANY;
import static org.aadsync.expressions.function.TypeSet.CONDITION;
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
    return ImmutableList.of(error(), iif(), select(), switchFunction(), where(), with());
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

  private static FunctionDeclaration select() {
    return FunctionDeclaration.named("Select", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.ListOf(2))
                .variable("item")
                .list("attribute", ANY, NullRule.GIVES_NULL)
                .body("function", ANY)
                .does(Implementation.Special.SELECT))
        .documentation(
            "Gives what the function gives for each value of the attribute, in order. In the"
                + " function, and only there, the variable is one value. A function that gives NULL"
                + " leaves its value out; one that gives several values is an error.")
        .nulls("An absent attribute gives NULL.")
        .source(REFERENCE + ", Select")
        .example(
            "Select($item,[proxyAddresses],Word($item,2,\":\"))",
            "mvstr",
            "jd@x|john.doe@x",
            "proxyAddresses:mvstr=SMTP:jd@x|smtp:john.doe@x")
        .example(
            "Select($item,[mv],IIF($item=\"b\",NULL,$item & \"!\"))",
            "mvstr",
            "a!|c!",
            "mv:mvstr=a|b|c")
        .build();
  }

  private static FunctionDeclaration where() {
    return FunctionDeclaration.named("Where", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.ListOf(1))
                .variable("item")
                .list("attribute", ANY, NullRule.GIVES_NULL)
                .body("condition", CONDITION)
                .does(Implementation.Special.WHERE))
        .documentation(
            "Gives the values of the attribute for which the condition holds, in order, and NULL if"
                + " it holds for none. In the condition, and only there, the variable is one value.")
        .nulls("An absent attribute gives NULL; NULL as the condition is False.")
        .source(REFERENCE + ", Where")
        .example(
            "Where($item,[proxyAddresses],InStr($item,\"SIP:\")<>1)",
            "mvstr",
            "SMTP:a@x|smtp:b@x",
            "proxyAddresses:mvstr=SMTP:a@x|SIP:a@x|smtp:b@x")
        .example("Where($item,[mv],$item=\"c\")", "null", "", "mv:mvstr=a|b")
        .build();
  }

  private static FunctionDeclaration with() {
    return FunctionDeclaration.named("With", FunctionCategory.PROGRAM_FLOW)
        .form(
            Overload.returning(new ResultType.AnyBranch())
                .variable("variable")
                .whole("subExpression", NullRule.GIVES_NULL)
                .branch("complexExpression")
                .does(Implementation.Special.WITH))
        .documentation(
            "Gives the last argument, in which, and only there, the variable stands for the value"
                + " of the second. That is computed once and may have several values.")
        .nulls("The variable may be NULL.")
        .source(REFERENCE + ", With")
        .example(
            "With($local,Word([mail],1,\"@\"),$local & \"-\" & Left($local,1))",
            "str",
            "jd-j",
            "mail=jd@contoso.com")
        .build();
  }
}
