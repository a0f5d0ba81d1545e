package org.aadsync.core.engine;

import java.time.Instant;
import java.util.Objects;
import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.expressions.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * An error of one object. Immutable.
 *
 * @param stage where it happened
 * @param severity error, or warning for {@code exported-change-not-reimported}
 * @param code name of the error (<i>Management agent run error codes</i>, Microsoft)
 * @param connector name of the connector
 * @param dn DN of the object; empty if it has none
 * @param anchor anchor of the object as text; empty if it has none
 * @param objectType its type, or empty
 * @param rule name of the rule, or null
 * @param attribute target attribute of the flow, or the attribute that was refused, or null
 * @param expression text of the flow's expression, or null
 * @param span place in the expression, or null
 * @param message what was found and what was expected
 * @param firstOccurred when the object first had this error, by the engine's clock; it has had it
 *     in every attempt since. The same error is one of the same stage, code, rule and attribute
 * @param lastOccurred when the object last had it
 * @param retryCount in how many earlier runs the object had the same error; 0 the first time
 * @param advice what the directory said about another attempt at an export, or null
 */
public record ObjectError(
    Stage stage,
    Severity severity,
    String code,
    String connector,
    String dn,
    String anchor,
    String objectType,
    @Nullable String rule,
    @Nullable String attribute,
    @Nullable String expression,
    @Nullable SourceSpan span,
    String message,
    Instant firstOccurred,
    Instant lastOccurred,
    int retryCount,
    @Nullable RetryAdvice advice) {

  /** Returns whether {@code other} is the same error at another time. */
  public boolean isSameAs(ObjectError other) {
    return stage == other.stage
        && severity == other.severity
        && code.equals(other.code)
        && Objects.equals(rule, other.rule)
        && Objects.equals(attribute, other.attribute);
  }

  /**
   * Returns this error as one that follows {@code earlier}, the error that the object had before
   * this run: if it is the same, it goes on to count from there.
   */
  public ObjectError after(@Nullable ObjectError earlier) {
    if (earlier == null || !isSameAs(earlier)) {
      return this;
    }
    return new ObjectError(
        stage,
        severity,
        code,
        connector,
        dn,
        anchor,
        objectType,
        rule,
        attribute,
        expression,
        span,
        message,
        earlier.firstOccurred,
        lastOccurred,
        earlier.retryCount + 1,
        advice);
  }

  /** Where an error happens. */
  public enum Stage {
    /** While the object was read (a discovery error). */
    IMPORT,
    /** While rules ran. */
    SYNCHRONIZATION,
    /** While rules ran for a metaverse object that was to be provisioned again. */
    METAVERSE_RETRY,
    /** While the directory was written. */
    EXPORT
  }

  /** How serious an error is. */
  public enum Severity {
    /** The object was not processed. */
    ERROR,
    /** The object was processed. */
    WARNING
  }
}
