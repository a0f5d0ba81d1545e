package org.aadsync.core.rules;

import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** A flow whose names are resolved and whose expression is compiled. Immutable, thread-safe. */
public interface CompiledFlow {
  /** Returns the rule that it belongs to. */
  SyncRule rule();

  /** Returns the flow as the configuration has it. */
  AttributeFlow flow();

  /** Returns the attribute of the target; {@code dn} outbound has {@code SpaceSchema.DN_SLOT}. */
  AttributeDefinition target();

  /**
   * Returns whether its value can depend on where references lead: those that the source has, or
   * those that the flow makes.
   */
  boolean readsReferences();

  /**
   * Returns whether the flow may make references of text: who bears a name decides what it gives.
   */
  boolean makesReferences();

  /**
   * Evaluates the flow and converts the result to the target's type.
   *
   * @return what {@link org.aadsync.core.schema.AttributeSet} holds for the target, null for NULL,
   *     or a {@link org.aadsync.expressions.FlowSignal}. References are passed through as they came
   *     or are {@link org.aadsync.expressions.value.DistinguishedName}
   * @throws FlowException if the expression fails or the result does not fit the target
   */
  default @Nullable Object evaluate(EvaluationContext source) {
    return evaluate(source, null);
  }

  /**
   * Evaluates the flow as {@link #evaluate(EvaluationContext)} does, and sooner where nothing has
   * changed.
   *
   * @param held what a flow gave the target before, or null: text that it still gives, the very
   *     same object, is not looked through again
   */
  @Nullable Object evaluate(EvaluationContext source, @Nullable Object held);
}
