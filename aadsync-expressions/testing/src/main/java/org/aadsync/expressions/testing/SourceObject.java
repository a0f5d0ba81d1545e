package org.aadsync.expressions.testing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.table.ValueText;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/**
 * An object that expressions read in tests: attributes in both images, parameters, a clock and a
 * source of random numbers that are the same in every run.
 *
 * <p>Without declared attributes every attribute exists, nothing is known of its type, and those
 * without a value are absent. With declared attributes there are no others, and expressions are
 * checked against the declared types, as they are in a server.
 *
 * <pre>{@code
 * SourceObject user =
 *     SourceObject.empty()
 *         .with("mail", " a@b ")
 *         .with("proxyAddresses", List.of("SMTP:a@b", "smtp:c@d"));
 * Program program = language.compile(language.parse("Trim([mail])"), user).program();
 * program.run(user.context()); // a@b
 * }</pre>
 *
 * <p>Immutable and thread-safe; the methods that begin with {@code with} return another object.
 */
public final class SourceObject implements AttributeBinding {
  /** The clock of {@link #empty}: it stands at 2024-02-29T12:34:56.789Z. */
  public static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2024-02-29T12:34:56.789Z"));

  private static final Object NOTHING = new Object();
  private static final SourceObject EMPTY =
      new SourceObject(
          ImmutableList.of(), ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), CLOCK, 0);

  private final ImmutableList<DeclaredAttribute> declared;
  private final ImmutableMap<String, Object> values;
  private final ImmutableMap<String, Object> imported;
  private final ImmutableMap<String, String> parameters;
  private final InstantSource clock;
  private final long seed;
  // Names by slot: the declared attributes, or those that have a value.
  private final ImmutableList<String> names;

  private SourceObject(
      ImmutableList<DeclaredAttribute> declared,
      ImmutableMap<String, Object> values,
      ImmutableMap<String, Object> imported,
      ImmutableMap<String, String> parameters,
      InstantSource clock,
      long seed) {
    this.declared = declared;
    this.values = values;
    this.imported = imported;
    this.parameters = parameters;
    this.clock = clock;
    this.seed = seed;
    this.names =
        declared.isEmpty()
            ? ImmutableMap.<String, Object>builder()
                .putAll(imported)
                .putAll(values)
                .buildKeepingLast()
                .keySet()
                .asList()
            : declared.stream()
                .map(DeclaredAttribute::name)
                .collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns an object without values: no attribute is declared, the clock stands at
   * 2024-02-29T12:34:56.789Z, the seed is 0.
   */
  public static SourceObject empty() {
    return EMPTY;
  }

  /** Returns an object without values that has exactly these attributes. */
  public static SourceObject declaring(List<DeclaredAttribute> attributes) {
    return new SourceObject(
        ImmutableList.copyOf(attributes),
        EMPTY.values,
        EMPTY.imported,
        EMPTY.parameters,
        EMPTY.clock,
        EMPTY.seed);
  }

  /**
   * Returns this object with a value for an attribute, in both images unless {@link #withImported}
   * says otherwise.
   *
   * @param value a value as {@link org.aadsync.expressions.value} lists them; an {@code Integer} or
   *     {@code byte[]} is taken as what it means, a list as several values
   * @throws IllegalArgumentException if {@code value} is nothing that an attribute can hold, if it
   *     is an empty list, or if attributes are declared and none has the name
   */
  public SourceObject with(String attribute, Object value) {
    return new SourceObject(
        declared, put(values, attribute, value), imported, parameters, clock, seed);
  }

  /**
   * Returns this object with the value that an import has confirmed, which {@code ImportedValue}
   * reads. An attribute for which this is not said has the same value in both images.
   *
   * @throws IllegalArgumentException as {@link #with} does
   */
  public SourceObject withImported(String attribute, Object value) {
    return new SourceObject(
        declared, values, put(imported, attribute, value), parameters, clock, seed);
  }

  /**
   * Returns this object with an attribute that no import has confirmed: {@code ImportedValue} gives
   * NULL whatever its value is.
   *
   * @throws IllegalArgumentException if attributes are declared and none has the name
   */
  public SourceObject withNothingImported(String attribute) {
    checkDeclared(attribute);
    return new SourceObject(
        declared, values, with(imported, attribute, NOTHING), parameters, clock, seed);
  }

  /** Returns this object with a parameter; the name is without percent signs. */
  public SourceObject withParameter(String name, String value) {
    return new SourceObject(declared, values, imported, with(parameters, name, value), clock, seed);
  }

  /** Returns this object at a time, which {@code Now} gives. */
  public SourceObject at(Instant now) {
    return withClock(InstantSource.fixed(now));
  }

  /** Returns this object with another clock. */
  public SourceObject withClock(InstantSource other) {
    return new SourceObject(declared, values, imported, parameters, other, seed);
  }

  /** Returns this object with another seed for {@code RandomNum} and {@code Guid}. */
  public SourceObject withSeed(long other) {
    return new SourceObject(declared, values, imported, parameters, clock, other);
  }

  @Override
  public @Nullable BoundAttribute resolve(String name) {
    int slot = names.indexOf(name);
    for (int i = 0; slot < 0 && i < names.size(); i++) {
      slot = InvariantText.equalsIgnoreCase(names.get(i), name) ? i : -1;
    }
    if (declared.isEmpty()) {
      return slot < 0
          ? new BoundAttribute(names.size(), name, null, false)
          : new BoundAttribute(slot, names.get(slot), null, false);
    }
    if (slot < 0) {
      return null;
    }
    DeclaredAttribute attribute = declared.get(slot);
    return new BoundAttribute(slot, attribute.name(), attribute.type(), attribute.multiValued());
  }

  /** Returns the context in which a program that was compiled with this object runs, once. */
  public EvaluationContext context() {
    return new ObjectContext(new Random(seed));
  }

  /**
   * Returns what was given for people, one a line: the values, the confirmed ones, the parameters,
   * such as {@code [mail] = str "a@b"}; nothing if nothing was given.
   */
  public String describe() {
    StringJoiner out = new StringJoiner("\n");
    values.forEach((name, value) -> out.add("[" + name + "] = " + describe(value)));
    imported.forEach(
        (name, value) -> out.add("ImportedValue(\"" + name + "\") = " + describe(value)));
    parameters.forEach((name, value) -> out.add("%" + name + "% = " + describe(value)));
    return out.toString();
  }

  private static String describe(Object value) {
    return value == NOTHING ? "NULL" : ValueText.describe(value);
  }

  /** Returns what was given, on one line. */
  @Override
  public String toString() {
    return "{" + describe().replace("\n", "; ") + "}";
  }

  private ImmutableMap<String, Object> put(
      ImmutableMap<String, Object> map, String attribute, Object value) {
    checkDeclared(attribute);
    return with(map, attribute, ExpressionValues.of(value));
  }

  private void checkDeclared(String attribute) {
    checkArgument(
        declared.isEmpty() || names.contains(attribute),
        "no attribute '%s' is declared; there are %s",
        attribute,
        names);
  }

  private static <V> ImmutableMap<String, V> with(
      ImmutableMap<String, V> map, String key, V value) {
    return ImmutableMap.<String, V>builder().putAll(map).put(key, value).buildKeepingLast();
  }

  private final class ObjectContext implements EvaluationContext {
    private final RandomGenerator random;

    ObjectContext(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public @Nullable Object attribute(int slot) {
      return slot < names.size() ? values.get(names.get(slot)) : null;
    }

    @Override
    public @Nullable Object importedAttribute(int slot) {
      Object confirmed = slot < names.size() ? imported.get(names.get(slot)) : null;
      if (confirmed == NOTHING) {
        return null;
      }
      return confirmed == null ? attribute(slot) : confirmed;
    }

    @Override
    public int valueCount(int slot) {
      Object value = attribute(slot);
      return value instanceof List<?> list ? list.size() : value == null ? 0 : 1;
    }

    @Override
    public @Nullable String parameter(String name) {
      return parameters.get(name);
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public RandomGenerator random() {
      return random;
    }
  }
}
