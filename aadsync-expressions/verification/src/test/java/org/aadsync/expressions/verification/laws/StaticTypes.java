package org.aadsync.expressions.verification.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.value.ValueType;

/**
 * What only a type tells: whether the NULL that a part gives is that of bytes, which some
 * functions, such as Mid, answer in another way than that of text; and whether a single value that
 * a part gives is a multi-value of which the absence of an attribute has left one value.
 */
final class StaticTypes {
  /** What is known of the values of a part. */
  private enum Kind {
    NOTHING,
    BYTES,
    OTHER
  }

  /**
   * What is known of a part.
   *
   * @param isSeveral whether it gives several values wherever no absence changes that
   */
  record Known(Kind kind, boolean isSeveral) {
    private static final Known NOTHING = new Known(Kind.NOTHING, false);
    private static final Known OTHER = new Known(Kind.OTHER, false);

    boolean isOfBytes() {
      return kind == Kind.BYTES;
    }

    /** Returns what is known of one of its values. */
    Known element() {
      return new Known(kind, false);
    }

    private Known list() {
      return new Known(kind, true);
    }
  }

  private final ExpressionLanguage language;
  private final AttributeBinding source;

  StaticTypes(ExpressionLanguage language, AttributeBinding source) {
    this.language = language;
    this.source = source;
  }

  /** Returns what is known of a part; {@code variables} says it of the variables in it. */
  Known of(Syntax part, Map<String, Known> variables) {
    if (part instanceof Syntax.Bracketed bracketed) {
      return of(bracketed.inner(), variables);
    }
    if (part instanceof Syntax.Constant constant) {
      return constant.name() == Syntax.Constant.Name.CRLF ? Known.OTHER : Known.NOTHING;
    }
    if (part instanceof Syntax.Attribute attribute) {
      return attribute(attribute.name());
    }
    if (part instanceof Syntax.Variable variable) {
      return variables.get(variable.name());
    }
    if (part instanceof Syntax.Negation negation) {
      return new Known(Kind.OTHER, of(negation.operand(), variables).isSeveral());
    }
    if (part instanceof Syntax.Chain chain) {
      boolean joins = chain.operators().get(0).operator().symbol().equals("&");
      Kind kind = joins ? either(chain.operands(), variables).kind() : Kind.OTHER;
      return new Known(kind, isAnySeveral(chain.operands(), variables));
    }
    return part instanceof Syntax.Call call ? ofCall(call, variables) : Known.OTHER;
  }

  private Known attribute(String name) {
    BoundAttribute bound = source.resolve(name);
    return new Known(
        bound.type() == ValueType.BIN ? Kind.BYTES : Kind.OTHER,
        bound.type() != null && bound.multiValued());
  }

  private Known ofCall(Syntax.Call call, Map<String, Known> variables) {
    List<Syntax> arguments = call.arguments();
    return switch (call.name()) {
      case "IIF" -> chosen(arguments.subList(0, 1), arguments.subList(1, 3), variables);
      case "Switch" -> {
        List<Syntax> conditions = new ArrayList<>();
        List<Syntax> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
          conditions.add(arguments.get(i));
          values.add(arguments.get(i + 1));
        }
        yield chosen(conditions, values, variables);
      }
      case "Where" -> of(arguments.get(1), variables).list();
      case "Select" -> body(call, of(arguments.get(1), variables).element(), variables).list();
      case "With" -> body(call, of(arguments.get(1), variables), variables);
      case "ImportedValue" -> attribute(((Syntax.Text) arguments.get(0)).value());
      case "Error" -> Known.NOTHING;
      default -> ofOrdinary(call, variables);
    };
  }

  /** Returns what is known of the body of a call that gives a value to a variable. */
  Known body(Syntax.Call call, Known variable, Map<String, Known> variables) {
    Map<String, Known> more = new HashMap<>(variables);
    more.put(((Syntax.Variable) call.arguments().get(0)).name(), variable);
    return of(call.arguments().get(2), more);
  }

  private Known chosen(List<Syntax> conditions, List<Syntax> values, Map<String, Known> variables) {
    Known either = either(values, variables);
    return new Known(either.kind(), either.isSeveral() || isAnySeveral(conditions, variables));
  }

  private Known ofOrdinary(Syntax.Call call, Map<String, Known> variables) {
    List<Syntax> arguments = call.arguments();
    List<Overload> forms =
        language.functions().find(call.name()).orElseThrow().overloads().stream()
            .filter(form -> form.takes(arguments.size()))
            .toList();
    Overload form = forms.get(0);
    Known result = Known.OTHER;
    if (form.result() instanceof ResultType.ElementOf) {
      result = of(arguments.get(0), variables).element();
    } else if (form.result() instanceof ResultType.ListOf) {
      result = of(arguments.get(0), variables).list();
    } else if (form.result() instanceof ResultType.Several) {
      result = Known.OTHER.list();
    } else if (form.result().equals(new ResultType.Single(TypeSet.BIN))
        || (forms.size() > 1
            && call.name().equals("Mid")
            && of(arguments.get(0), variables).isOfBytes())) {
      result = new Known(Kind.BYTES, false);
    }
    boolean isSeveral = result.isSeveral();
    for (int i = 0; i < arguments.size(); i++) {
      isSeveral |= form.parameter(i).isLifted() && of(arguments.get(i), variables).isSeveral();
    }
    return new Known(result.kind(), isSeveral);
  }

  private boolean isAnySeveral(List<Syntax> parts, Map<String, Known> variables) {
    return parts.stream().anyMatch(part -> of(part, variables).isSeveral());
  }

  /** Returns what is known of something that is one of {@code parts}; NULL is of every type. */
  private Known either(List<Syntax> parts, Map<String, Known> variables) {
    Known all = Known.NOTHING;
    for (Syntax part : parts) {
      Known one = of(part, variables);
      if (all.kind() == Kind.NOTHING) {
        all = one;
      } else if (one.kind() != Kind.NOTHING) {
        all =
            new Known(
                one.kind() == all.kind() ? all.kind() : Kind.OTHER,
                one.isSeveral() && all.isSeveral());
      }
    }
    return all;
  }
}
