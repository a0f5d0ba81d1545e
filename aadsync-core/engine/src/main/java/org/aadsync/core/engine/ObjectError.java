package org.aadsync.core.engine;

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
    String message) {

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
