package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.Compilation;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/** The language of this project. */
final class AadsyncEngine implements Engine {
  private final ExpressionLanguage language = ExpressionLanguage.standard();
  private final Schema schema = new Schema(People.person(0));

  static String write(Flow flow) {
    return new Words().write(flow);
  }

  @Override
  public Program compile(Flow flow) {
    Compilation compilation = language.compile(language.parse(write(flow)), schema);
    org.aadsync.expressions.Program program = compilation.program();
    if (program == null) {
      throw new IllegalStateException(flow + ": " + compilation.diagnostics());
    }
    return input -> program.run((EvaluationContext) input);
  }

  @Override
  public Object input(Map<String, Object> person) {
    return new Source(People.slots(person));
  }

  private static final class Words extends Wording {
    private static final ImmutableMap<String, String> FUNCTIONS =
        ImmutableMap.<String, String>builder()
            .put("bitAnd", "BitAnd")
            .put("cBool", "CBool")
            .put("cRef", "CRef")
            .put("dnComponent", "DNComponent")
            .put("inStr", "InStr")
            .put("isPresent", "IsPresent")
            .put("left", "Left")
            .put("removeDuplicates", "RemoveDuplicates")
            .put("trim", "Trim")
            .put("trimAll", "Trim")
            .buildOrThrow();

    @Override
    String attribute(String name) {
      return "[" + name + "]";
    }

    @Override
    String call(String function, String... arguments) {
      return function.equals("join")
          ? String.join(" & ", arguments)
          : FUNCTIONS.get(function) + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String equal(String left, String right) {
      return left + " = " + right;
    }

    @Override
    String not(String condition) {
      return condition + " = False";
    }

    @Override
    String choose(String condition, String ifTrue, String ifFalse) {
      return "IIF(" + condition + ", " + ifTrue + ", " + ifFalse + ")";
    }

    @Override
    String asValue(String condition) {
      return condition.equals("true") ? "True" : condition;
    }

    @Override
    String none() {
      return "NULL";
    }

    @Override
    String mask() {
      return "&H21C07000";
    }

    @Override
    String domain() {
      return "%Domain.FQDN%";
    }
  }

  /** The attributes with their types, as the schema of a directory gives them. */
  private record Schema(Map<String, Object> example) implements AttributeBinding {
    @Override
    public @Nullable BoundAttribute resolve(String name) {
      int slot = People.slot(name);
      if (slot < 0) {
        return null;
      }
      Object value = example.get(name);
      if (value == null) {
        return new BoundAttribute(slot, name, ValueType.BOOL, false);
      }
      return new BoundAttribute(
          slot,
          name,
          value instanceof Long ? ValueType.NUM : ValueType.STR,
          value instanceof ImmutableList);
    }
  }

  /** A record of slots. */
  private record Source(@Nullable Object[] slots) implements EvaluationContext {
    private static final RandomGenerator RANDOM = new Random(1);

    @Override
    public @Nullable Object attribute(int slot) {
      return slots[slot];
    }

    @Override
    public @Nullable Object importedAttribute(int slot) {
      return slots[slot];
    }

    @Override
    public int valueCount(int slot) {
      Object value = slots[slot];
      return value == null ? 0 : value instanceof List<?> list ? list.size() : 1;
    }

    @Override
    public @Nullable String parameter(String name) {
      return name.equals("Domain.FQDN") ? HostFunctions.DOMAIN : null;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public RandomGenerator random() {
      return RANDOM;
    }
  }
}
