package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.CompiledRule;
import org.aadsync.core.rules.FlowException;
import org.aadsync.expressions.FlowSignal;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * What one rule makes of one object: whether it is in scope, and what each flow gives. Immutable.
 *
 * <p>The methods that check something return this outcome and throw {@link AssertionError} with the
 * rule, the attribute and both values.
 */
public final class RuleOutcome {
  private final String rule;
  private final boolean inScope;
  private final ImmutableMap<String, FlowOutcome> flows;

  private RuleOutcome(String rule, boolean inScope, Map<String, FlowOutcome> flows) {
    this.rule = rule;
    this.inScope = inScope;
    this.flows = ImmutableMap.copyOf(flows);
  }

  /** What one flow gives. */
  public sealed interface FlowOutcome {
    /**
     * One value or several, converted to the type of the target; references as they came.
     *
     * @param values not empty
     */
    record Value(List<Object> values) implements FlowOutcome {
      /** Makes a defensive copy. */
      public Value {
        values = List.copyOf(values);
      }
    }

    /** NULL: flows of lower precedence may give a value. */
    record Null() implements FlowOutcome {}

    /** AuthoritativeNull: the attribute is removed, whatever flows of lower precedence say. */
    record AuthoritativeNull() implements FlowOutcome {}

    /** IgnoreThisFlow: as if the rule did not have the flow. */
    record Ignored() implements FlowOutcome {}

    /**
     * The flow fails, and with it the object.
     *
     * @param code name of the error
     * @param message what is wrong
     * @param span the place in the expression, or null
     */
    record Failed(String code, String message, @Nullable SourceSpan span) implements FlowOutcome {}
  }

  static RuleOutcome of(CompiledRule rule, RuleSource.Bound source) {
    Map<String, FlowOutcome> flows = new LinkedHashMap<>();
    for (CompiledFlow flow : rule.flows()) {
      flows.put(flow.target().name(), evaluate(flow, source));
    }
    return new RuleOutcome(rule.rule().name(), rule.inScope(source), flows);
  }

  private static FlowOutcome evaluate(CompiledFlow flow, RuleSource.Bound source) {
    Object value;
    try {
      value = flow.evaluate(source);
    } catch (FlowException e) {
      return new FlowOutcome.Failed(e.code(), String.valueOf(e.getMessage()), e.span());
    }
    if (value == null) {
      return new FlowOutcome.Null();
    }
    if (value == FlowSignal.AUTHORITATIVE_NULL) {
      return new FlowOutcome.AuthoritativeNull();
    }
    if (value == FlowSignal.IGNORE_THIS_FLOW) {
      return new FlowOutcome.Ignored();
    }
    return new FlowOutcome.Value(
        value instanceof ImmutableList<?> list ? List.copyOf(list) : List.of(value));
  }

  /** Returns whether the object is in the rule's scope. */
  public boolean inScope() {
    return inScope;
  }

  /** Returns what each flow gives by its target attribute, in the order of the rule. */
  public ImmutableMap<String, FlowOutcome> flows() {
    return flows;
  }

  /** Returns what the flow to an attribute gives. */
  public FlowOutcome flow(String attribute) {
    FlowOutcome found = flows.get(attribute);
    if (found == null) {
      throw new AssertionError(
          "the rule \"" + rule + "\" has no flow to " + attribute + ", but to " + flows.keySet());
    }
    return found;
  }

  /** Checks that the object is in scope. */
  public RuleOutcome isInScope() {
    assertThat(inScope).as("the object is in scope of \"%s\"", rule).isTrue();
    return this;
  }

  /** Checks that the object is not in scope. */
  public RuleOutcome isOutOfScope() {
    assertThat(inScope).as("the object is in scope of \"%s\"", rule).isFalse();
    return this;
  }

  /**
   * Checks the values that an attribute gets, as a set; written as in {@link RuleSource}, numbers
   * also as {@code Integer}.
   */
  public RuleOutcome flows(String attribute, Object... values) {
    FlowOutcome outcome = flow(attribute);
    assertThat(outcome).as(about(attribute)).isInstanceOf(FlowOutcome.Value.class);
    assertThat(Values.shown(((FlowOutcome.Value) outcome).values()))
        .as(about(attribute))
        .containsExactlyInAnyOrderElementsOf(Values.shown(List.of(values)));
    return this;
  }

  /** Checks that the flow to an attribute gives NULL. */
  public RuleOutcome flowsNull(String attribute) {
    return gives(attribute, new FlowOutcome.Null());
  }

  /** Checks that the flow to an attribute gives AuthoritativeNull. */
  public RuleOutcome flowsAuthoritativeNull(String attribute) {
    return gives(attribute, new FlowOutcome.AuthoritativeNull());
  }

  /** Checks that the flow to an attribute gives IgnoreThisFlow. */
  public RuleOutcome ignores(String attribute) {
    return gives(attribute, new FlowOutcome.Ignored());
  }

  /** Checks that the flow to an attribute fails with a message that contains a text. */
  public RuleOutcome fails(String attribute, String message) {
    FlowOutcome outcome = flow(attribute);
    assertThat(outcome).as(about(attribute)).isInstanceOf(FlowOutcome.Failed.class);
    assertThat(((FlowOutcome.Failed) outcome).message()).as(about(attribute)).contains(message);
    return this;
  }

  private RuleOutcome gives(String attribute, FlowOutcome expected) {
    assertThat(flow(attribute)).as(about(attribute)).isEqualTo(expected);
    return this;
  }

  private String about(String attribute) {
    return "flow of \"" + rule + "\" to " + attribute;
  }
}
