package org.aadsync.expressions;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The limits of the language, and the few points in which a host may want another reading of it.
 *
 * <p>Immutable. {@link #defaults} is right for rules that a server exported.
 *
 * @param maxTextLength longest text of an expression, in UTF-16 code units
 * @param maxNesting how deep brackets may nest; at most 1,000, since each level needs stack
 * @param maxChainLength how many operands one chain of operators may have
 * @param maxResultLength longest text (code units), byte string (bytes) or multi-value (values)
 *     that an operator or function may make
 * @param strict whether a wrongly cased attribute name and a single value where a multi-value is
 *     expected are errors; otherwise the first is a warning and the second a list of one
 * @param vbaPrecedence whether operators bind as in Visual Basic for Applications; otherwise as
 *     documented for this language, where {@code 5+3*2} is 16
 * @param ignoreCaseInComparisons whether {@code =}, {@code <} and the like take upper and lower
 *     case as the same
 */
public record ExpressionOptions(
    int maxTextLength,
    int maxNesting,
    int maxChainLength,
    int maxResultLength,
    boolean strict,
    boolean vbaPrecedence,
    boolean ignoreCaseInComparisons) {

  private static final ExpressionOptions DEFAULTS =
      new ExpressionOptions(100_000, 250, 100_000, 10_000_000, false, false, false);

  /** Checks that every limit is positive. */
  public ExpressionOptions {
    checkArgument(maxTextLength > 0, "maxTextLength is %s; it must be positive", maxTextLength);
    checkArgument(
        maxNesting > 0 && maxNesting <= 1_000,
        "maxNesting is %s; it must be from 1 to 1,000",
        maxNesting);
    checkArgument(maxChainLength > 1, "maxChainLength is %s; it must be above 1", maxChainLength);
    checkArgument(
        maxResultLength > 0, "maxResultLength is %s; it must be positive", maxResultLength);
  }

  /**
   * Returns the defaults: 100,000 code units of text, 250 brackets deep, chains of 100,000
   * operands, results of 10,000,000 units; lenient, documented precedence, comparisons by exact
   * case.
   */
  public static ExpressionOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with another limit on the length of the text. */
  public ExpressionOptions withMaxTextLength(int value) {
    return new ExpressionOptions(
        value,
        maxNesting,
        maxChainLength,
        maxResultLength,
        strict,
        vbaPrecedence,
        ignoreCaseInComparisons);
  }

  /** Returns these options with another limit on nesting. */
  public ExpressionOptions withMaxNesting(int value) {
    return new ExpressionOptions(
        maxTextLength,
        value,
        maxChainLength,
        maxResultLength,
        strict,
        vbaPrecedence,
        ignoreCaseInComparisons);
  }

  /** Returns these options with another limit on chains of operators. */
  public ExpressionOptions withMaxChainLength(int value) {
    return new ExpressionOptions(
        maxTextLength,
        maxNesting,
        value,
        maxResultLength,
        strict,
        vbaPrecedence,
        ignoreCaseInComparisons);
  }

  /** Returns these options with another limit on results. */
  public ExpressionOptions withMaxResultLength(int value) {
    return new ExpressionOptions(
        maxTextLength,
        maxNesting,
        maxChainLength,
        value,
        strict,
        vbaPrecedence,
        ignoreCaseInComparisons);
  }

  /** Returns these options, strict or not. */
  public ExpressionOptions withStrict(boolean value) {
    return new ExpressionOptions(
        maxTextLength,
        maxNesting,
        maxChainLength,
        maxResultLength,
        value,
        vbaPrecedence,
        ignoreCaseInComparisons);
  }

  /** Returns these options, with the precedence of VBA or without. */
  public ExpressionOptions withVbaPrecedence(boolean value) {
    return new ExpressionOptions(
        maxTextLength,
        maxNesting,
        maxChainLength,
        maxResultLength,
        strict,
        value,
        ignoreCaseInComparisons);
  }

  /** Returns these options, with comparisons that ignore case or that do not. */
  public ExpressionOptions withIgnoreCaseInComparisons(boolean value) {
    return new ExpressionOptions(
        maxTextLength, maxNesting, maxChainLength, maxResultLength, strict, vbaPrecedence, value);
  }
}
