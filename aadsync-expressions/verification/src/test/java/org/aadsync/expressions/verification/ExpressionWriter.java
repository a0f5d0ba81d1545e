package org.aadsync.expressions.verification;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.FunctionLibrary;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.value.ValueType;

/**
 * Writes expressions over the schema, most of them of sound types, with every function of the
 * library. Small numbers of choices come first, so that an expression ends when nothing is left to
 * decide by.
 */
final class ExpressionWriter {
  private static final ImmutableMap<ValueType, ImmutableList<String>> LITERALS =
      ImmutableMap.of(
          ValueType.STR,
          ImmutableList.of(
              "\"a\"",
              "\"\"",
              "\",\"",
              "\":\"",
              "\" \"",
              "\"a:b,c:d\"",
              "\"\\\\0A\"",
              "\"\"\"\"",
              "\"x:y:z\"",
              "\"12\"",
              "\"2013-01-10 4:00 PM -8\"",
              "\"yyyy-MM-dd'T'HH:mm:ss.fff\"",
              "\"CN=a,DC=b\"",
              "\"m\"",
              "\"aa\"",
              "\"AA\"",
              "\"\uD83D\uDE00\"",
              "\"İ\"",
              "CRLF",
              "%Domain.FQDN%",
              "%Forest.LDAP%",
              "\"12345678-9abc-def0-1122-334455667788\""),
          ValueType.NUM,
          ImmutableList.of(
              "1",
              "0",
              "2",
              "-1",
              "3",
              "8",
              "16",
              "&HFF",
              "100",
              "129699324000000000",
              "9223372036854775807",
              "-9223372036854775808",
              "-2147483648",
              "100000"),
          ValueType.BOOL,
          ImmutableList.of("True", "False"),
          ValueType.BIN,
          ImmutableList.of("[objectGUID]", "CBin(258,2)"),
          ValueType.DT,
          ImmutableList.of(
              "Now()",
              "CDate(\"2012-02-29\")",
              "DateFromNum(0)",
              "DateFromNum(129699324000000000)"),
          ValueType.REF,
          ImmutableList.of("[manager]", "CRef(\"CN=a,DC=b\")"));

  private static final ImmutableList<String> COMPARISONS =
      ImmutableList.of(" = ", "<>", " < ", " <= ", " > ", ">=");

  private static final ImmutableList<String> ARITHMETIC =
      ImmutableList.of(" + ", " - ", " * ", " / ");

  /** A function in one of its forms. */
  private record Form(FunctionDeclaration function, Overload overload) {}

  private static final ImmutableList<Form> FORMS =
      FunctionLibrary.standard().functions().stream()
          .flatMap(
              function ->
                  function.overloads().stream().map(overload -> new Form(function, overload)))
          .collect(ImmutableList.toImmutableList());

  private final Choices choices;
  private final boolean mistakes;
  // The variables that are bound where the writer is.
  private final Deque<String> variables = new ArrayDeque<>();
  private int bound;
  private int budget;

  /** Makes a writer; with {@code mistakes}, some parts are of wrong types. */
  ExpressionWriter(Choices choices, boolean mistakes, int budget) {
    this.choices = choices;
    this.mistakes = mistakes;
    this.budget = budget;
  }

  /** Returns an expression. */
  String expression() {
    return value(choices.of(Types.ALL), 5);
  }

  private String value(ValueType wanted, int depth) {
    ValueType type = mistakes && choices.once(24) ? choices.of(Types.ALL) : wanted;
    budget--;
    if (depth == 0 || budget < 0) {
      return leaf(type);
    }
    return switch (choices.below(8)) {
      case 0 -> leaf(type);
      case 1 -> "(" + value(type, depth - 1) + ")";
      case 2, 3 -> chain(type, depth);
      case 4 -> flow(type, depth);
      default -> call(type, depth);
    };
  }

  private String leaf(ValueType type) {
    int way = choices.below(8);
    if (way < 3) {
      return choices.of(LITERALS.get(type));
    }
    if (way == 7 && type == ValueType.STR) {
      return '"' + choices.text(12).replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }
    if (way == 7 && type == ValueType.NUM) {
      return Long.toString(choices.number());
    }
    if (way == 3 && !variables.isEmpty()) {
      return choices.of(List.copyOf(variables));
    }
    if (way == 4) {
      return choices.of(ImmutableList.of("NULL", "[anything]", "[something]"));
    }
    List<String> attributes =
        Schema.attributes().stream()
            .filter(attribute -> attribute.type() == type)
            .map(attribute -> "[" + attribute.name() + "]")
            .toList();
    return attributes.isEmpty() ? choices.of(LITERALS.get(type)) : choices.of(attributes);
  }

  private String chain(ValueType type, int depth) {
    String first = value(operand(type), depth - 1);
    return switch (type) {
      case STR, BIN -> first + choices.of(ImmutableList.of("&", " & ")) + value(type, depth - 1);
      case NUM ->
          (choices.once(6) ? "-" : "")
              + first
              + choices.of(ARITHMETIC)
              + value(ValueType.NUM, depth - 1);
      case BOOL -> condition(depth);
      case DT, REF -> first;
    };
  }

  private ValueType operand(ValueType type) {
    return type == ValueType.STR && choices.once(4) ? choices.of(Types.STORABLE) : type;
  }

  private String condition(int depth) {
    StringBuilder text = new StringBuilder();
    int more = choices.below(3);
    for (int i = 0; i <= more; i++) {
      if (i > 0) {
        text.append(choices.of(ImmutableList.of(" && ", " || ")));
      }
      ValueType type = choices.of(Types.ALL);
      boolean ordered = type == ValueType.STR || type == ValueType.NUM || type == ValueType.DT;
      text.append(value(type, depth - 1))
          .append(ordered ? choices.of(COMPARISONS) : choices.of(COMPARISONS.subList(0, 2)))
          .append(value(type, depth - 1));
    }
    return text.toString();
  }

  private String flow(ValueType type, int depth) {
    return switch (choices.below(6)) {
      case 0 -> "IIF(" + list(depth, ValueType.BOOL, type, type) + ")";
      case 1 -> "Switch(" + list(depth, ValueType.BOOL, type, ValueType.BOOL, type) + ")";
      case 2 -> "With(" + bind(value(choices.of(Types.ALL), depth - 1), type, depth);
      case 3 -> "Select(" + bind(several(choices.of(Types.STORABLE)), type, depth);
      case 4 -> "Where(" + bind(several(type), ValueType.BOOL, depth);
      default -> "Item(" + several(type) + "," + value(ValueType.NUM, depth - 1) + ")";
    };
  }

  private String several(ValueType type) {
    List<String> attributes =
        Schema.attributes().stream()
            .filter(BoundAttribute::multiValued)
            .filter(attribute -> attribute.type() == type)
            .map(attribute -> "[" + attribute.name() + "]")
            .toList();
    return attributes.isEmpty() ? leaf(type) : choices.of(attributes);
  }

  private String bind(String collection, ValueType body, int depth) {
    String name = choices.once(4) ? "$v" : "$v" + bound++;
    variables.push(name);
    String text = name + "," + collection + "," + value(body, depth - 1) + ")";
    variables.pop();
    return text;
  }

  private String list(int depth, ValueType... types) {
    List<String> values = new ArrayList<>();
    for (ValueType type : types) {
      values.add(value(type, depth - 1));
    }
    return String.join(",", values);
  }

  private String call(ValueType type, int depth) {
    List<Form> fitting = FORMS.stream().filter(form -> gives(form, type)).toList();
    if (fitting.isEmpty()) {
      return leaf(type);
    }
    Form form = choices.of(fitting);
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : form.overload().parameters()) {
      arguments.add(argument(parameter, depth));
    }
    return form.function().name() + "(" + String.join(",", arguments) + ")";
  }

  /** Whether a form is sure to give the type; those that give what an argument is come by flow. */
  private static boolean gives(Form form, ValueType type) {
    ResultType result = form.overload().result();
    return (result instanceof ResultType.Single single && single.types().contains(type))
        || (result instanceof ResultType.Several several && several.types().contains(type));
  }

  private String argument(Parameter parameter, int depth) {
    if (!parameter.options().isEmpty()) {
      String option = choices.of(parameter.options().asList());
      return choices.once(3) ? "\"" + option + "\"" : option;
    }
    List<ValueType> types =
        Stream.of(ValueType.values()).filter(type -> parameter.types().contains(type)).toList();
    return switch (parameter.passing()) {
      case ATTRIBUTE_NAME -> "\"" + choices.of(Schema.attributes()).name() + "\"";
      case LIST ->
          choices.once(4) ? value(choices.of(types), depth - 1) : several(choices.of(types));
      default -> value(choices.of(types), depth - 1);
    };
  }
}
