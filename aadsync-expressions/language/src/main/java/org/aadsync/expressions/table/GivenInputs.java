package org.aadsync.expressions.table;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.EvaluationContext;
import org.aadsync.expressions.text.InvariantText;
import org.jspecify.annotations.Nullable;

/**
 * A source object that has just the given attributes. Every other attribute exists and is absent;
 * nothing is known of types; what is wanted and what is confirmed are the same. A clock among the
 * inputs stands still and takes the place of the one that the context is made with.
 *
 * <p>Immutable and thread-safe.
 */
public final class GivenInputs implements AttributeBinding {
  private final ImmutableList<String> names;
  private final ImmutableList<Object> values;
  private final Map<String, String> parameters;
  private final @Nullable Instant time;

  private GivenInputs(
      ImmutableList<String> names,
      ImmutableList<Object> values,
      Map<String, String> parameters,
      @Nullable Instant time) {
    this.names = names;
    this.values = values;
    this.parameters = parameters;
    this.time = time;
  }

  /** Returns the object with these inputs; of two with one name, the last counts. */
  public static GivenInputs of(List<Input> inputs) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Map<String, String> parameters = new HashMap<>();
    Instant time = null;
    for (Input input : inputs) {
      if (input.isClock()) {
        time = (Instant) input.value();
      } else if (input.isParameter()) {
        parameters.put(input.name(), (String) input.value());
      } else {
        attributes.put(input.name(), input.value());
      }
    }
    return new GivenInputs(
        ImmutableList.copyOf(attributes.keySet()),
        ImmutableList.copyOf(attributes.values()),
        Map.copyOf(parameters),
        time);
  }

  @Override
  public BoundAttribute resolve(String name) {
    int slot = names.indexOf(name);
    for (int i = 0; slot < 0 && i < names.size(); i++) {
      slot = InvariantText.equalsIgnoreCase(names.get(i), name) ? i : -1;
    }
    return slot < 0
        ? new BoundAttribute(names.size(), name, null, false)
        : new BoundAttribute(slot, names.get(slot), null, false);
  }

  /** Returns whether {@code name} is given: this source has one object. */
  @Override
  public boolean isAlwaysPresent(String name) {
    return resolve(name).slot() < names.size();
  }

  /** Returns the context in which a program bound to this object runs. */
  public EvaluationContext context(InstantSource clock, RandomGenerator random) {
    return new GivenContext(time == null ? clock : InstantSource.fixed(time), random);
  }

  private final class GivenContext implements EvaluationContext {
    private final InstantSource clock;
    private final RandomGenerator random;

    GivenContext(InstantSource clock, RandomGenerator random) {
      this.clock = clock;
      this.random = random;
    }

    @Override
    public @Nullable Object attribute(int slot) {
      return slot < values.size() ? values.get(slot) : null;
    }

    @Override
    public @Nullable Object importedAttribute(int slot) {
      return attribute(slot);
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
