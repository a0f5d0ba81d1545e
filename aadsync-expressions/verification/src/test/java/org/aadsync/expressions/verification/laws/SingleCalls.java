package org.aadsync.expressions.verification.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.EvaluationException;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.Program;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.aadsync.expressions.value.ValueType;

/**
 * Calls one function with values that are there: an expression of one call, whose arguments are
 * attributes. What functions compute is held by their tables; the walker needs no second library.
 */
final class SingleCalls {
  private final ExpressionLanguage language;
  private final Map<String, Program> programs = new HashMap<>();

  SingleCalls(ExpressionLanguage language) {
    this.language = language;
  }

  /** An argument: a value, or the name of an option; NULL may be that of bytes, or of a list. */
  record Argument(Object value, boolean isOption, boolean isOfBytes, boolean isList) {
    Argument withValue(Object other) {
      return new Argument(other, isOption, isOfBytes, isList);
    }
  }

  private record Type(ValueType of, boolean several) {}

  Object call(String name, List<Argument> arguments, EvaluationContext context) {
    List<Object> values = new ArrayList<>();
    List<String> written = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument.isOption()) {
        written.add((String) argument.value());
      } else if (argument.value() == null && !argument.isOfBytes()) {
        written.add("NULL");
      } else {
        written.add("[a" + values.size() + "]");
        values.add(argument.value());
        types.add(
            new Type(
                argument.value() == null ? ValueType.BIN : typeOf(argument.value()),
                argument.isList() || argument.value() instanceof List));
      }
    }
    String text = name + "(" + String.join(",", written) + ")";
    Program program = programs.computeIfAbsent(text + types, key -> compile(text, types));
    try {
      return program.run(new Given(values, context));
    } catch (EvaluationException e) {
      throw new Halt(e.kind(), e.getMessage());
    }
  }

  private Program compile(String text, List<Type> types) {
    AttributeBinding binding =
        attribute -> {
          int slot = Integer.parseInt(attribute.substring(1));
          Type type = types.get(slot);
          return new AttributeBinding.BoundAttribute(slot, attribute, type.of(), type.several());
        };
    Compilation compilation = language.compile(language.parse(text), binding);
    if (compilation.program() == null) {
      throw new Halt(EvaluationException.Kind.TYPE, compilation.diagnostics().get(0).message());
    }
    return compilation.program();
  }

  private static ValueType typeOf(Object value) {
    if (value instanceof List<?> list) {
      return typeOf(list.get(0));
    }
    if (value instanceof String) {
      return ValueType.STR;
    }
    if (value instanceof Long) {
      return ValueType.NUM;
    }
    if (value instanceof Boolean) {
      return ValueType.BOOL;
    }
    if (value instanceof ByteString) {
      return ValueType.BIN;
    }
    return value instanceof Reference ? ValueType.REF : ValueType.DT;
  }

  /** A source that has just the arguments. */
  private record Given(List<Object> values, EvaluationContext outer) implements EvaluationContext {
    @Override
    public Object attribute(int slot) {
      return values.get(slot);
    }

    @Override
    public Object importedAttribute(int slot) {
      return values.get(slot);
    }

    @Override
    public int valueCount(int slot) {
      throw new IllegalStateException("the walker counts itself");
    }

    @Override
    public String parameter(String name) {
      throw new IllegalStateException("the walker reads parameters itself");
    }

    @Override
    public java.time.Instant now() {
      return outer.now();
    }

    @Override
    public java.util.random.RandomGenerator random() {
      return outer.random();
    }
  }
}
