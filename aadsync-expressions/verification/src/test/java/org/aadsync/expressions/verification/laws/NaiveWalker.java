package org.aadsync.expressions.verification.laws;

import static org.aadsync.expressions.EvaluationException.Kind.ARGUMENT;
import static org.aadsync.expressions.EvaluationException.Kind.TYPE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.ast.Operator;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.Parameter.Passing;
import org.aadsync.expressions.verification.laws.SingleCalls.Argument;
import org.aadsync.expressions.verification.laws.StaticTypes.Known;

/**
 * Evaluates an expression by walking over its tree, in the plainest way: no types, no short ways,
 * no constants, nothing shared with the evaluator but the functions themselves.
 */
final class NaiveWalker {
  private final ExpressionLanguage language;
  private final SingleCalls calls;

  NaiveWalker(ExpressionLanguage language) {
    this.language = language;
    this.calls = new SingleCalls(language);
  }

  /** Returns the value, a list without nulls if there are several; fails with {@link Halt}. */
  Object evaluate(Syntax tree, AttributeBinding source, EvaluationContext context) {
    return whole(new Walk(source, context, Map.of(), Map.of()).value(tree));
  }

  private static Object whole(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<?> there = list.stream().filter(Objects::nonNull).toList();
    return there.isEmpty() ? null : there;
  }

  /** One evaluation, with the variables that are known. */
  private final class Walk {
    private final AttributeBinding source;
    private final EvaluationContext context;
    private final Map<String, Object> variables;
    private final Map<String, Known> known;
    private final StaticTypes types;

    Walk(
        AttributeBinding source,
        EvaluationContext context,
        Map<String, Object> variables,
        Map<String, Known> known) {
      this.source = source;
      this.context = context;
      this.variables = variables;
      this.known = known;
      this.types = new StaticTypes(language, source);
    }

    Object value(Syntax tree) {
      if (tree instanceof Syntax.Bracketed bracketed) {
        return value(bracketed.inner());
      }
      if (tree instanceof Syntax.Text text) {
        return text.value();
      }
      if (tree instanceof Syntax.Number number) {
        return number.value();
      }
      if (tree instanceof Syntax.Bool bool) {
        return bool.value();
      }
      if (tree instanceof Syntax.Constant constant) {
        return switch (constant.name()) {
          case NULL -> null;
          case CRLF -> "\r\n";
          case IGNORE_THIS_FLOW -> FlowSignal.IGNORE_THIS_FLOW;
          case AUTHORITATIVE_NULL -> FlowSignal.AUTHORITATIVE_NULL;
        };
      }
      if (tree instanceof Syntax.Attribute attribute) {
        return context.attribute(slot(attribute.name()));
      }
      if (tree instanceof Syntax.Variable variable) {
        return variables.get(variable.name());
      }
      if (tree instanceof Syntax.Parameter parameter) {
        String given = context.parameter(parameter.name());
        if (given == null) {
          throw new Halt(ARGUMENT, "no parameter " + parameter.name());
        }
        return given;
      }
      if (tree instanceof Syntax.Negation negation) {
        Object value = value(negation.operand());
        for (int i = 0; i < negation.signs(); i++) {
          value = forEach(Arrays.asList(value), one -> Operators.negate(one.get(0)));
        }
        return value;
      }
      return tree instanceof Syntax.Chain chain ? chain(chain) : call((Syntax.Call) tree);
    }

    private int slot(String attribute) {
      return source.resolve(attribute).slot();
    }

    private Object chain(Syntax.Chain chain) {
      return switch (chain.operators().get(0).operator().family()) {
        case ADDITIVE -> additive(chain);
        case COMPARISON -> comparison(chain);
        case LOGICAL -> logical(chain);
      };
    }

    private Object additive(Syntax.Chain chain) {
      Object left = value(chain.operands().get(0));
      int at = 0;
      while (at < chain.operators().size()) {
        Operator operator = chain.operators().get(at).operator();
        List<Object> run = new ArrayList<>();
        run.add(left);
        do {
          at++;
          run.add(value(chain.operands().get(at)));
        } while (operator == Operator.JOIN
            && at < chain.operators().size()
            && chain.operators().get(at).operator() == Operator.JOIN);
        left =
            forEach(
                run,
                operands ->
                    operator == Operator.JOIN
                        ? Operators.join(operands)
                        : Operators.arithmetic(operator, operands.get(0), operands.get(1)));
      }
      return left;
    }

    private Object comparison(Syntax.Chain chain) {
      Object left = value(chain.operands().get(0));
      for (int i = 0; i < chain.operators().size(); i++) {
        Operator operator = chain.operators().get(i).operator();
        Object right = value(chain.operands().get(i + 1));
        boolean ignoreCase = language.options().ignoreCaseInComparisons();
        left =
            forEach(
                Arrays.asList(left, right),
                both -> Operators.compare(operator, both.get(0), both.get(1), ignoreCase));
      }
      return left;
    }

    private Object logical(Syntax.Chain chain) {
      Object left = conditions(value(chain.operands().get(0)));
      for (int i = 0; i < chain.operators().size(); i++) {
        boolean and = chain.operators().get(i).operator() == Operator.AND;
        List<?> each = left instanceof List<?> list ? list : List.of(left);
        if (each.contains(and)) {
          Object right = conditions(value(chain.operands().get(i + 1)));
          left =
              forEach(
                  Arrays.asList(left, right),
                  both -> {
                    boolean a = (Boolean) both.get(0);
                    boolean b = (Boolean) both.get(1);
                    return and ? a && b : a || b;
                  });
        }
      }
      return left;
    }

    private Object conditions(Object value) {
      return forEach(Arrays.asList(value), one -> Operators.condition(one.get(0)));
    }

    private Object call(Syntax.Call call) {
      FunctionDeclaration function = language.functions().find(call.name()).orElseThrow();
      return switch (function.name()) {
        case "IIF" -> choose(call.arguments(), true);
        case "Switch" -> choose(call.arguments(), false);
        case "Select", "Where" -> forEachValue(call);
        case "With" -> {
          Object named = whole(value(call.arguments().get(1)));
          Known namedKnown = types.of(call.arguments().get(1), known);
          yield knowing(call, named, namedKnown).value(call.arguments().get(2));
        }
        case "ImportedValue" -> context.importedAttribute(slot(quoted(call)));
        case "ValueCount" -> {
          Object value = context.attribute(slot(quoted(call)));
          yield value instanceof List<?> list ? (long) list.size() : value == null ? 0L : 1L;
        }
        default -> ordinary(function, call.arguments());
      };
    }

    private String quoted(Syntax.Call call) {
      return ((Syntax.Text) call.arguments().get(0)).value();
    }

    private String variable(Syntax.Call call) {
      return ((Syntax.Variable) call.arguments().get(0)).name();
    }

    private Walk knowing(Syntax.Call call, Object value, Known valueKnown) {
      Map<String, Object> more = new HashMap<>(variables);
      more.put(variable(call), value);
      Map<String, Known> moreKnown = new HashMap<>(known);
      moreKnown.put(variable(call), valueKnown);
      return new Walk(source, context, more, moreKnown);
    }

    /** The value of the first condition that holds; for IIF the last argument if none does. */
    private Object choose(List<Syntax> arguments, boolean iif) {
      List<Object> chosen = null; // for each value of a condition; null while all are single
      List<Boolean> decided = null;
      for (int i = 0; i + 1 < arguments.size(); i += 2) {
        Object holds = conditions(value(arguments.get(i)));
        if (chosen == null && holds instanceof List<?> list) {
          chosen = new ArrayList<>(Collections.nCopies(list.size(), null));
          decided = new ArrayList<>(Collections.nCopies(list.size(), false));
        }
        if (chosen == null) {
          if ((Boolean) holds) {
            return value(arguments.get(i + 1));
          }
          continue;
        }
        size(chosen.size(), holds);
        take(chosen, decided, holds, arguments.get(i + 1));
        if (!decided.contains(false)) {
          return chosen;
        }
        if (iif) {
          break;
        }
      }
      if (chosen == null) {
        return iif ? value(arguments.get(2)) : null;
      }
      if (iif) {
        take(chosen, decided, true, arguments.get(2));
      }
      return chosen;
    }

    private void take(List<Object> chosen, List<Boolean> decided, Object holds, Syntax branch) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < chosen.size(); i++) {
        if (!decided.get(i) && (Boolean) element(holds, i)) {
          places.add(i);
        }
      }
      if (places.isEmpty()) {
        return;
      }
      Object value = value(branch);
      if (value instanceof FlowSignal) {
        throw new Halt(TYPE, "a flow literal for one of several values");
      }
      size(chosen.size(), value);
      for (int place : places) {
        chosen.set(place, element(value, place));
        decided.set(place, true);
      }
    }

    private Object forEachValue(Syntax.Call call) {
      boolean where = call.name().equals("Where");
      Syntax written = call.arguments().get(1);
      Object collection = listed(whole(value(written)), written);
      if (collection == null) {
        return null;
      }
      Known one = types.of(written, known).element();
      List<Object> results = new ArrayList<>();
      for (Object each : (List<?>) collection) {
        Object result = knowing(call, each, one).value(call.arguments().get(2));
        if (result instanceof List) {
          throw new Halt(TYPE, "several values from the body");
        }
        if (where) {
          if (Operators.condition(result)) {
            results.add(each);
          }
        } else {
          results.add(result);
        }
      }
      return whole(results);
    }

    private Object ordinary(FunctionDeclaration function, List<Syntax> arguments) {
      Overload form =
          function.overloads().stream()
              .filter(overload -> overload.takes(arguments.size()))
              .findFirst()
              .orElseThrow();
      List<Object> lifted = new ArrayList<>();
      List<Argument> given = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        Passing passing = form.parameter(i).passing();
        Syntax argument = arguments.get(i);
        if (passing == Passing.OPTION && isName(argument)) {
          given.add(new Argument(name(argument), true, false, false));
        } else {
          Object value = value(argument);
          boolean isList = passing == Passing.LIST;
          boolean each = passing == Passing.EACH || passing == Passing.OPTION;
          boolean ofBytes = types.of(argument, known).isOfBytes();
          given.add(new Argument(each ? value : whole(value), false, ofBytes, isList));
          lifted.add(each ? value : null);
        }
      }
      for (int i = 0; i < given.size(); i++) {
        Argument one = given.get(i);
        if (one.isList()) {
          given.set(i, one.withValue(listed(one.value(), arguments.get(i))));
        }
      }
      int size = commonSize(lifted);
      if (size < 0) {
        return calls.call(function.name(), given, context);
      }
      List<Object> results = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        List<Argument> single = new ArrayList<>();
        for (int j = 0; j < given.size(); j++) {
          Argument argument = given.get(j);
          Passing passing = form.parameter(j).passing();
          boolean each = passing == Passing.EACH || passing == Passing.OPTION;
          single.add(each ? argument.withValue(element(argument.value(), i)) : argument);
        }
        Object result = calls.call(function.name(), single, context);
        if (result instanceof List<?> several) {
          results.addAll(several);
        } else {
          results.add(result);
        }
      }
      return results;
    }

    private static boolean isName(Syntax argument) {
      return argument instanceof Syntax.BareName || argument instanceof Syntax.Text;
    }

    private static String name(Syntax argument) {
      return argument instanceof Syntax.BareName bare
          ? bare.name()
          : ((Syntax.Text) argument).value();
    }

    /** Returns what must be several values; one is a list of one, but strictly it is none. */
    private Object listed(Object value, Syntax part) {
      if (value == null || value instanceof List) {
        return value;
      }
      if (language.options().strict() && !types.of(part, known).isSeveral()) {
        throw new Halt(TYPE, "one value where several are expected: " + value);
      }
      return List.of(value);
    }
  }

  /** Applies an operation to operands; if one has several values, to each in turn. */
  private static Object forEach(List<Object> operands, Function<List<Object>, Object> operation) {
    int size = commonSize(operands);
    if (size < 0) {
      return operation.apply(operands);
    }
    List<Object> results = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Object> single = new ArrayList<>();
      for (Object operand : operands) {
        single.add(element(operand, i));
      }
      results.add(operation.apply(single));
    }
    return results;
  }

  private static int commonSize(List<Object> values) {
    int size = -1;
    for (Object value : values) {
      if (value instanceof List<?> list) {
        size(size < 0 ? list.size() : size, value);
        size = list.size();
      }
    }
    return size;
  }

  private static void size(int expected, Object value) {
    if (value instanceof List<?> list && list.size() != expected) {
      throw new Halt(ARGUMENT, "multi-values of different sizes");
    }
  }

  private static Object element(Object value, int index) {
    return value instanceof List<?> list ? list.get(index) : value;
  }
}
