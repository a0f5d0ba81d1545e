package org.aadsync.expressions;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/** A source object with a small schema: names in any case resolve, unknown names do not. */
final class TestSource implements AttributeBinding {
  private static final List<BoundAttribute> SCHEMA =
      List.of(
          new BoundAttribute(0, "mail", ValueType.STR, false),
          new BoundAttribute(1, "proxyAddresses", ValueType.STR, true),
          new BoundAttribute(2, "userAccountControl", ValueType.NUM, false),
          new BoundAttribute(3, "objectGUID", ValueType.BIN, false),
          new BoundAttribute(4, "isCriticalSystemObject", ValueType.BOOL, false),
          new BoundAttribute(5, "manager", ValueType.REF, false),
          new BoundAttribute(6, "dn", ValueType.STR, false),
          new BoundAttribute(7, "sn", ValueType.STR, false),
          new BoundAttribute(8, "anything", null, false),
          new BoundAttribute(9, "member", ValueType.REF, true),
          new BoundAttribute(10, "otherPhone", ValueType.STR, true),
          new BoundAttribute(11, "something", null, false));

  private final Map<Integer, Object> values = new HashMap<>();
  private final Map<Integer, Object> imported = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();

  TestSource with(String attribute, Object value) {
    values.put(slot(attribute), value);
    return this;
  }

  TestSource withImported(String attribute, Object value) {
    imported.put(slot(attribute), value);
    return this;
  }

  TestSource withParameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  private static int slot(String attribute) {
    BoundAttribute found = new TestSource().resolve(attribute);
    if (found == null) {
      throw new IllegalArgumentException("no attribute " + attribute);
    }
    return found.slot();
  }

  @Override
  public @Nullable BoundAttribute resolve(String name) {
    return SCHEMA.stream()
        .filter(
            attribute ->
                attribute.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }

  /** Evaluates an expression that must compile. */
  @Nullable Object run(String expression) {
    return run(ExpressionLanguage.standard(), expression);
  }

  /** Evaluates an expression that must compile in {@code language}. */
  @Nullable Object run(ExpressionLanguage language, String expression) {
    return compile(language, expression, this).run(context());
  }

  static Program compile(ExpressionLanguage language, String expression, AttributeBinding binding) {
    Compilation compilation = language.compile(language.parse(expression), binding);
    Program program = compilation.program();
    if (program == null) {
      throw new AssertionError(expression + " does not compile: " + compilation.diagnostics());
    }
    return program;
  }

  EvaluationContext context() {
    return new EvaluationContext() {
      @Override
      public @Nullable Object attribute(int slot) {
        return values.get(slot);
      }

      @Override
      public @Nullable Object importedAttribute(int slot) {
        return imported.get(slot);
      }

      @Override
      public int valueCount(int slot) {
        Object value = values.get(slot);
        return value instanceof List<?> list ? list.size() : value == null ? 0 : 1;
      }

      @Override
      public @Nullable String parameter(String name) {
        return parameters.get(name);
      }

      @Override
      public Instant now() {
        return Instant.EPOCH;
      }

      @Override
      public RandomGenerator random() {
        return new Random(1);
      }
    };
  }

  static ImmutableList<String> texts(String... values) {
    return ImmutableList.copyOf(values);
  }

  static ByteString bytes(String hex) {
    return ByteString.fromHex(hex);
  }

  static DistinguishedName dn(String text) {
    return DistinguishedName.parse(text);
  }

  /** A context with another source of random numbers. */
  record WithRandom(EvaluationContext given, RandomGenerator random) implements EvaluationContext {
    @Override
    public @Nullable Object attribute(int slot) {
      return given.attribute(slot);
    }

    @Override
    public @Nullable Object importedAttribute(int slot) {
      return given.importedAttribute(slot);
    }

    @Override
    public int valueCount(int slot) {
      return given.valueCount(slot);
    }

    @Override
    public @Nullable String parameter(String name) {
      return given.parameter(name);
    }

    @Override
    public Instant now() {
      return given.now();
    }
  }
}
