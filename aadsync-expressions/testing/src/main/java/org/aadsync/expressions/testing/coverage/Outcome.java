package org.aadsync.expressions.testing.coverage;

import org.aadsync.expressions.SourceSpan;

/**
 * One of the ways in which a decision inside an expression can go. Immutable.
 *
 * @param kind which way it is
 * @param decision what decides, as it is written: {@code IIF}, {@code Switch}, the name of another
 *     function that chooses, {@code &&} or {@code ||}
 * @param choice which of its ways this is, in words, such as {@code the value if True}
 * @param place the part of the expression that is about it
 * @param count how often it went that way
 * @param enclosed whether it stands in a part that was never evaluated, so that the outcome of that
 *     part says already what is missing
 */
public record Outcome(
    Kind kind, String decision, String choice, SourceSpan place, long count, boolean enclosed) {

  /** Which way a decision goes. */
  public enum Kind {
    /** A value of {@code IIF}, {@code Switch} or another function that chooses was evaluated. */
    BRANCH,
    /** No condition of a {@code Switch} held. */
    NO_MATCH,
    /** An operand of {@code &&} or {@code ||} was True. */
    OPERAND_TRUE,
    /** An operand of {@code &&} or {@code ||} was False, or NULL. */
    OPERAND_FALSE
  }

  /** Returns whether the decision went that way at least once. */
  public boolean isCovered() {
    return count > 0;
  }
}
