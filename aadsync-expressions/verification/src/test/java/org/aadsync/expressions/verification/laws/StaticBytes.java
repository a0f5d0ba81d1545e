package org.aadsync.expressions.verification.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.ast.Syntax;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.function.TypeSet;
import org.aadsync.expressions.testing.SourceObject;
import org.aadsync.expressions.value.ValueType;

/**
 * Whether a part is of bytes or NULL. Only a type tells the NULL of bytes from that of text, and
 * some functions, such as Mid, answer the two differently.
 */
final class StaticBytes {
  /** What is known of a part. */
  private enum Known {
    NOTHING,
    BYTES,
    OTHER
  }

  private final ExpressionLanguage language;
  private final SourceObject object;

  StaticBytes(ExpressionLanguage language, SourceObject object) {
    this.language = language;
    this.object = object;
  }

  /** Returns whether the part is; {@code variables} says what the variables in it stand for. */
  boolean is(Syntax part, Map<String, Boolean> variables) {
    return known(part, variables) == Known.BYTES;
  }

  private Known known(Syntax part, Map<String, Boolean> variables) {
    if (part instanceof Syntax.Bracketed bracketed) {
      return known(bracketed.inner(), variables);
    }
    if (part instanceof Syntax.Constant constant) {
      return constant.name() == Syntax.Constant.Name.CRLF ? Known.OTHER : Known.NOTHING;
    }
    if (part instanceof Syntax.Attribute attribute) {
      return of(object.resolve(attribute.name()).type() == ValueType.BIN);
    }
    if (part instanceof Syntax.Variable variable) {
      return of(variables.getOrDefault(variable.name(), false));
    }
    if (part instanceof Syntax.Chain chain
        && chain.operators().get(0).operator().symbol().equals("&")) {
      return any(chain.operands(), variables);
    }
    return part instanceof Syntax.Call call ? ofCall(call, variables) : Known.OTHER;
  }

  private Known ofCall(Syntax.Call call, Map<String, Boolean> variables) {
    List<Syntax> arguments = call.arguments();
    switch (call.name()) {
      case "IIF":
        return any(arguments.subList(1, 3), variables);
      case "Switch":
        List<Syntax> values = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i += 2) {
          values.add(arguments.get(i));
        }
        return any(values, variables);
      case "Where":
        return known(arguments.get(1), variables);
      case "Select", "With":
        Map<String, Boolean> more = new HashMap<>(variables);
        more.put(((Syntax.Variable) arguments.get(0)).name(), is(arguments.get(1), variables));
        return known(arguments.get(2), more);
      case "ImportedValue":
        return of(object.resolve(((Syntax.Text) arguments.get(0)).value()).type() == ValueType.BIN);
      case "Error":
        return Known.NOTHING;
      default:
        return ofOrdinary(call, variables);
    }
  }

  private Known ofOrdinary(Syntax.Call call, Map<String, Boolean> variables) {
    List<Overload> forms =
        language.functions().find(call.name()).orElseThrow().overloads().stream()
            .filter(form -> form.takes(call.arguments().size()))
            .toList();
    ResultType result = forms.get(0).result();
    if (!(result instanceof ResultType.Single) && !(result instanceof ResultType.Several)) {
      return known(call.arguments().get(0), variables);
    }
    boolean first =
        forms.size() > 1 && call.name().equals("Mid") && is(call.arguments().get(0), variables);
    return of(first || result.equals(new ResultType.Single(TypeSet.BIN)));
  }

  private Known any(List<Syntax> parts, Map<String, Boolean> variables) {
    Known all = Known.NOTHING;
    for (Syntax part : parts) {
      Known one = known(part, variables);
      if (all == Known.NOTHING) {
        all = one;
      } else if (one != Known.NOTHING && one != all) {
        return Known.OTHER;
      }
    }
    return all;
  }

  private static Known of(boolean bytes) {
    return bytes ? Known.BYTES : Known.OTHER;
  }
}
