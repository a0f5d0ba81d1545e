package org.aadsync.core.internal.pipeline;

import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.CompiledFlow;
import org.aadsync.core.rules.FlowException;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/** The pass of one object failed; nothing of it is committed. Carries no stack trace. */
public final class SyncException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String rule;
  private final @Nullable String attribute;
  private final @Nullable String expression;
  private final transient @Nullable SourceSpan span;

  private SyncException(
      String code,
      String message,
      @Nullable String rule,
      @Nullable String attribute,
      @Nullable String expression,
      @Nullable SourceSpan span) {
    super(message);
    this.code = code;
    this.rule = rule;
    this.attribute = attribute;
    this.expression = expression;
    this.span = span;
  }

  /** Does nothing: it is about data, and thousands may be thrown in a run. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** Returns an exception about an object. */
  static SyncException of(String code, String message) {
    return new SyncException(code, message, null, null, null, null);
  }

  /**
   * Returns the exception for a failure that no rule accounts for: a fault of the engine, or a
   * value of a type that a connector must not report. It fails the object and nothing else. What
   * the cause says may hold a value and is not told.
   */
  static SyncException unexpected(RuntimeException cause) {
    SyncException exception =
        of(
            "unexpected-error",
            "the object could not be processed because of a fault, "
                + cause.getClass().getName()
                + "; the log has the stack");
    exception.initCause(cause);
    return exception;
  }

  /** Returns an exception about a rule. */
  static SyncException of(String code, String rule, @Nullable String attribute, String message) {
    return new SyncException(code, message, rule, attribute, null, null);
  }

  /** Returns the exception for a flow that failed. */
  static SyncException of(CompiledFlow flow, FlowException cause) {
    AttributeFlow mapping = flow.flow();
    String expression =
        mapping.source() instanceof FlowSource.Computed computed ? computed.expression() : null;
    return new SyncException(
        cause.code(),
        String.valueOf(cause.getMessage()),
        flow.rule().name(),
        mapping.target(),
        expression,
        cause.span());
  }

  /** Returns the name of the error. */
  public String code() {
    return code;
  }

  /** Returns the name of the rule, or null. */
  public @Nullable String rule() {
    return rule;
  }

  /** Returns the target attribute, or null. */
  public @Nullable String attribute() {
    return attribute;
  }

  /** Returns the text of the expression, or null. */
  public @Nullable String expression() {
    return expression;
  }

  /** Returns the place in the expression, or null. */
  public @Nullable SourceSpan span() {
    return span;
  }
}
