package org.aadsync.samples.oracle;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attribute flow of one rule that is in scope for one source object.
 *
 * @param rule the rule
 * @param mapping the flow
 * @param source the source object
 */
record Flow(OracleRule rule, OracleRule.Mapping mapping, Readable source) {

  /** What the flows of one attribute come to. */
  sealed interface Outcome {
    /** No flow has an opinion: the attribute stays as it is. */
    record Keep() implements Outcome {}

    /** These are the values; empty = the attribute is removed. */
    record Set(List<Object> values) implements Outcome {}
  }

  /** Groups the flows of rules, which are in the order of precedence, by target attribute. */
  static Map<String, List<Flow>> byTarget(List<OracleRule> rules, Readable source) {
    Map<String, List<Flow>> flows = new LinkedHashMap<>();
    for (OracleRule rule : rules) {
      for (OracleRule.Mapping mapping : rule.mappings()) {
        flows
            .computeIfAbsent(mapping.target(), name -> new ArrayList<>())
            .add(new Flow(rule, mapping, source));
      }
    }
    return flows;
  }

  /**
   * Resolves one attribute, as section 4.6 spells it out. Flows are in the order of precedence;
   * those behind the winner are not evaluated (Z-7).
   *
   * @param existing what the directory has, which an outbound merge adds to (G-6)
   */
  static Outcome resolve(List<Flow> flows, OracleAttribute target, List<Object> existing) {
    if (flows.stream().anyMatch(flow -> flow.mapping().merge())) {
      return merge(flows, target, existing);
    }
    boolean managed = false;
    for (Flow flow : flows) {
      Object result = flow.evaluate();
      if (result == Formula.Signal.IGNORE) {
        continue;
      }
      managed = true;
      if (result == Formula.Signal.AUTHORITATIVE_NULL) {
        break;
      }
      List<Object> values = storable(result, target);
      if (!values.isEmpty()) {
        return new Outcome.Set(values);
      }
    }
    return managed ? new Outcome.Set(List.of()) : new Outcome.Keep();
  }

  /** A merge that contributes nothing leaves what the directory has (Z-4). */
  private static Outcome merge(List<Flow> flows, OracleAttribute target, List<Object> existing) {
    Map<Object, Object> union = new LinkedHashMap<>();
    existing.forEach(value -> union.putIfAbsent(folded(value), value));
    boolean contributed = false;
    for (Flow flow : flows) {
      if (!flow.mapping().merge()) {
        throw new AssertionError("mixed merge types for " + target);
      }
      Object result = flow.evaluate();
      if (result == Formula.Signal.AUTHORITATIVE_NULL) {
        break;
      }
      if (result != Formula.Signal.IGNORE) {
        for (Object value : storable(result, target)) {
          union.putIfAbsent(folded(value), value);
          contributed = true;
        }
      }
    }
    return contributed ? new Outcome.Set(List.copyOf(union.values())) : new Outcome.Keep();
  }

  private static Object folded(Object value) {
    return value instanceof String text ? Names.folded(text) : value;
  }

  private @Nullable Object evaluate() {
    if (mapping.formula() != null) {
      return mapping.formula().evaluate(source);
    }
    return mapping.direct() != null ? source.attribute(mapping.direct()) : mapping.constant();
  }

  /** Converts what flows (T-3, T-4, Z-6), without empty text (N-7) and exact duplicates (M-11). */
  private static List<Object> storable(@Nullable Object result, OracleAttribute target) {
    Set<Object> values = new LinkedHashSet<>();
    for (Object value : FormulaValues.list(result)) {
      Object converted = converted(value, target);
      if (!converted.equals("")) {
        values.add(converted);
      }
    }
    if (values.size() > 1 && !target.multiValued()) {
      throw new FormulaException(
          "flow-multi-values-to-single-value", values.size() + " values for " + target);
    }
    return List.copyOf(values);
  }

  private static Object converted(Object value, OracleAttribute target) {
    if (value instanceof Instant) {
      throw FormulaException.unnamed("a date cannot be stored");
    }
    return switch (target.kind()) {
      case TEXT ->
          value instanceof ByteBuffer
              ? Base64.getEncoder().encodeToString(FormulaValues.bytes(value))
              : Names.withoutLoneSurrogates(FormulaValues.written(value));
      case NUMBER ->
          value instanceof String text ? number(text) : (Object) FormulaValues.number(value);
      case BOOLEAN -> value instanceof String text ? truth(text) : FormulaValues.truth(value);
      case BINARY -> ByteBuffer.wrap(FormulaValues.bytes(value));
      case REFERENCE -> {
        if (value instanceof OracleObject) {
          yield value;
        }
        throw FormulaException.unnamed("not a reference: " + value);
      }
    };
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw FormulaException.unnamed("not a number: " + text);
    }
  }

  private static boolean truth(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return text.equalsIgnoreCase("true");
    }
    throw FormulaException.unnamed("not a Boolean: " + text);
  }
}
