package org.aadsync.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.aadsync.core.rules.ScopeSource;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/**
 * The object that a rule reads in a test: a connector-space object for an inbound rule, a metaverse
 * object for an outbound one. What is not said is absent.
 *
 * <p>Values are what the schema says: text, {@code Long} or {@code Integer}, {@code Boolean},
 * {@link org.aadsync.expressions.value.ByteString} or text that stands for its bytes in UTF-8; a
 * reference is the text of its DN. Immutable and thread-safe; each method returns another object.
 */
public final class RuleSource {
  private static final RuleSource EMPTY =
      new RuleSource(
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableSet.of(),
          Instant.parse("2024-02-29T12:34:56.789Z"));

  private final ImmutableMap<String, List<?>> values;
  private final ImmutableMap<String, List<?>> imported;
  private final ImmutableMap<String, String> parameters;
  private final ImmutableSet<String> groups;
  private final Instant now;

  private RuleSource(
      ImmutableMap<String, List<?>> values,
      ImmutableMap<String, List<?>> imported,
      ImmutableMap<String, String> parameters,
      ImmutableSet<String> groups,
      Instant now) {
    this.values = values;
    this.imported = imported;
    this.parameters = parameters;
    this.groups = groups;
    this.now = now;
  }

  /** Returns an object without attributes; the clock stands at 2024-02-29T12:34:56.789Z. */
  public static RuleSource empty() {
    return EMPTY;
  }

  /**
   * Returns this object with an attribute, confirmed by an import.
   *
   * @param value one value, or a collection of several
   */
  public RuleSource with(String attribute, Object value) {
    return new RuleSource(
        put(values, attribute, list(value)),
        put(imported, attribute, list(value)),
        parameters,
        groups,
        now);
  }

  /**
   * Returns this object with what {@code ImportedValue} reads of an attribute; an empty list:
   * nothing.
   */
  public RuleSource imported(String attribute, Object value) {
    return new RuleSource(values, put(imported, attribute, list(value)), parameters, groups, now);
  }

  /** Returns this object with a parameter, such as {@code Domain.FQDN}, without percent signs. */
  public RuleSource parameter(String name, String value) {
    return new RuleSource(values, imported, put(parameters, name, value), groups, now);
  }

  /** Returns this object as a direct member of the group with a DN. */
  public RuleSource memberOf(String group) {
    return new RuleSource(
        values,
        imported,
        parameters,
        ImmutableSet.<String>builder().addAll(groups).add(key(group)).build(),
        now);
  }

  /** Returns this object at another time. */
  public RuleSource at(Instant time) {
    return new RuleSource(values, imported, parameters, groups, time);
  }

  private static List<?> list(Object value) {
    return value instanceof Collection<?> many ? List.copyOf(many) : List.of(value);
  }

  private static <V> ImmutableMap<String, V> put(ImmutableMap<String, V> map, String key, V value) {
    return ImmutableMap.<String, V>builder().putAll(map).put(key, value).buildKeepingLast();
  }

  private static String key(String dn) {
    return DistinguishedName.parse(dn).normalized();
  }

  /** Returns this object as rules of a schema read it. */
  Bound bind(SpaceSchema schema) {
    return new Bound(set(schema, values), set(schema, imported), this);
  }

  private static AttributeSet set(SpaceSchema schema, ImmutableMap<String, List<?>> values) {
    AttributeSet.Builder builder = AttributeSet.builder();
    values.forEach(
        (name, list) -> {
          AttributeDefinition attribute = schema.find(name);
          if (attribute == null) {
            throw new IllegalArgumentException("the schema has no attribute " + name);
          }
          if (!attribute.multiValued() && list.size() > 1) {
            throw new IllegalArgumentException(
                attribute.name() + " is single-valued; " + list.size() + " values were given");
          }
          ImmutableList<Object> stored =
              list.stream()
                  .map(value -> stored(attribute, value))
                  .distinct()
                  .collect(ImmutableList.toImmutableList());
          if (!stored.isEmpty()) {
            builder.set(attribute.slot(), attribute.multiValued() ? stored : stored.get(0));
          }
        });
    return builder.build();
  }

  private static Object stored(AttributeDefinition attribute, Object value) {
    Object stored = Values.stored(attribute.type(), value);
    boolean fits =
        switch (attribute.type()) {
          case STRING, REFERENCE -> stored instanceof String;
          case NUMBER -> stored instanceof Long;
          case BOOLEAN -> stored instanceof Boolean;
          case BINARY -> stored instanceof ByteString;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          attribute.name()
              + " takes "
              + attribute.type().name().toLowerCase(Locale.ROOT)
              + " values, not "
              + value.getClass().getSimpleName());
    }
    return attribute.type() == AttributeType.REFERENCE
        ? DistinguishedName.parse((String) stored)
        : stored;
  }

  /** An object in the form in which compiled rules read it. */
  record Bound(AttributeSet values, AttributeSet imported, RuleSource source)
      implements EvaluationContext, ScopeSource {
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
      return value == null ? 0 : value instanceof ImmutableList<?> list ? list.size() : 1;
    }

    @Override
    public @Nullable String parameter(String name) {
      return source.parameters.get(name);
    }

    @Override
    public boolean isMemberOf(String dn) {
      return source.groups.contains(key(dn));
    }

    @Override
    public Instant now() {
      return source.now;
    }

    @Override
    public RandomGenerator random() {
      return new Random(0);
    }
  }
}
