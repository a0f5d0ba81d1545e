package org.aadsync.expressions;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits of the language, and the few points in which a host may want another reading of it.
 *
 * <p>Immutable and thread-safe. {@link #defaults} is right for rules that a server exported; each
 * {@code with} method gives a changed copy:
 *
 * <pre>{@code
 * ExpressionOptions careful = ExpressionOptions.defaults().withMaxNesting(50).withStrict(true);
 * }</pre>
 *
 * <p>A limit on the text is an error of the expression; a limit on results or steps makes the
 * evaluation for that object fail, with {@link EvaluationException.Kind#LIMIT}.
 */
public final class ExpressionOptions {
  private static final ExpressionOptions DEFAULTS =
      new ExpressionOptions(ImmutableMap.of(), ImmutableSet.of());

  /** What is bounded. */
  private enum Limit {
    TEXT_LENGTH("maxTextLength", 100_000, 1, Integer.MAX_VALUE),
    NESTING("maxNesting", 250, 1, 1_000),
    CHAIN_LENGTH("maxChainLength", 100_000, 2, Integer.MAX_VALUE),
    RESULT_LENGTH("maxResultLength", 1_000_000, 1, Integer.MAX_VALUE),
    STEPS("maxSteps", 10_000_000, 1, Integer.MAX_VALUE),
    FINDINGS("maxFindings", 30, 1, 10_000);

    private final String title;
    private final int usual;
    private final int least;
    private final int most;

    Limit(String title, int usual, int least, int most) {
      this.title = title;
      this.usual = usual;
      this.least = least;
      this.most = most;
    }

    private int checked(int value) {
      checkArgument(
          value >= least && value <= most,
          "%s is %s; it must be from %s to %s",
          title,
          value,
          least,
          most);
      return value;
    }
  }

  /** What may be read in another way. */
  private enum Mode {
    STRICT,
    VBA_PRECEDENCE,
    IGNORE_CASE_IN_COMPARISONS,
    BACKSLASH_ESCAPES
  }

  // Without the limits that are the usual ones.
  private final ImmutableMap<Limit, Integer> limits;
  private final ImmutableSet<Mode> modes;

  private ExpressionOptions(Map<Limit, Integer> limits, Set<Mode> modes) {
    this.limits = Maps.immutableEnumMap(limits);
    this.modes = Sets.immutableEnumSet(modes);
  }

  /**
   * Returns the defaults: 100,000 code units of text, 250 brackets deep, chains of 100,000
   * operands, results of 1,000,000 units, 10,000,000 steps, 30 findings; lenient, documented
   * precedence, comparisons by exact case, backslashes that escape no quote.
   */
  public static ExpressionOptions defaults() {
    return DEFAULTS;
  }

  /** Returns the longest text of an expression, in UTF-16 code units. */
  public int maxTextLength() {
    return limit(Limit.TEXT_LENGTH);
  }

  /** Returns how deep brackets may nest; at most 1,000, since each level needs stack. */
  public int maxNesting() {
    return limit(Limit.NESTING);
  }

  /** Returns how many operands one chain of operators may have. */
  public int maxChainLength() {
    return limit(Limit.CHAIN_LENGTH);
  }

  /**
   * Returns the longest text (code units), byte string (bytes) or multi-value (values) that an
   * operator or function may make.
   */
  public int maxResultLength() {
    return limit(Limit.RESULT_LENGTH);
  }

  /**
   * Returns how many steps one evaluation may take, so that neither loops nor large values keep it
   * busy without end or fill the memory. To evaluate a part is a step, to read or make four
   * characters, bytes or values is another, the names of references included, and each value of a
   * multi-value that is made costs eight more.
   */
  public int maxSteps() {
    return limit(Limit.STEPS);
  }

  /** Returns how many findings about one text are listed; one more says that there are others. */
  public int maxFindings() {
    return limit(Limit.FINDINGS);
  }

  /**
   * Returns whether a wrongly cased attribute name, a single value where a multi-value is expected,
   * and a delimiter of {@code Split} that is not one character are errors; otherwise the first is a
   * warning, the second a list of one, and the third any text.
   *
   * <p>What is written decides whether a single value is one: what gives several values, such as
   * {@code [proxyAddresses] & "x"}, may come to one value for an object without the attribute, and
   * is then a list of one as well. Where a schema does not say how many values there are, it is the
   * value that decides.
   */
  public boolean strict() {
    return modes.contains(Mode.STRICT);
  }

  /**
   * Returns whether operators bind as in Visual Basic for Applications; otherwise as documented for
   * this language, where {@code 5+3*2} is 16.
   */
  public boolean vbaPrecedence() {
    return modes.contains(Mode.VBA_PRECEDENCE);
  }

  /** Returns whether {@code =}, {@code <} and the like take upper and lower case as the same. */
  public boolean ignoreCaseInComparisons() {
    return modes.contains(Mode.IGNORE_CASE_IN_COMPARISONS);
  }

  /**
   * Returns whether {@code \"} in a text stands for a quote, as in the expressions of Entra
   * application provisioning; otherwise only {@code ""} does and a backslash before a quote is an
   * ordinary character. {@code \\} stands for one backslash either way.
   */
  public boolean backslashEscapes() {
    return modes.contains(Mode.BACKSLASH_ESCAPES);
  }

  /** Returns these options with another limit on the length of the text. */
  public ExpressionOptions withMaxTextLength(int value) {
    return with(Limit.TEXT_LENGTH, value);
  }

  /** Returns these options with another limit on nesting. */
  public ExpressionOptions withMaxNesting(int value) {
    return with(Limit.NESTING, value);
  }

  /** Returns these options with another limit on chains of operators. */
  public ExpressionOptions withMaxChainLength(int value) {
    return with(Limit.CHAIN_LENGTH, value);
  }

  /** Returns these options with another limit on results. */
  public ExpressionOptions withMaxResultLength(int value) {
    return with(Limit.RESULT_LENGTH, value);
  }

  /** Returns these options with another limit on the steps of an evaluation. */
  public ExpressionOptions withMaxSteps(int value) {
    return with(Limit.STEPS, value);
  }

  /** Returns these options with another limit on listed findings. */
  public ExpressionOptions withMaxFindings(int value) {
    return with(Limit.FINDINGS, value);
  }

  /** Returns these options, strict or not. */
  public ExpressionOptions withStrict(boolean value) {
    return with(Mode.STRICT, value);
  }

  /** Returns these options, with the precedence of VBA or without. */
  public ExpressionOptions withVbaPrecedence(boolean value) {
    return with(Mode.VBA_PRECEDENCE, value);
  }

  /** Returns these options, with comparisons that ignore case or that do not. */
  public ExpressionOptions withIgnoreCaseInComparisons(boolean value) {
    return with(Mode.IGNORE_CASE_IN_COMPARISONS, value);
  }

  /** Returns these options, with backslashes that escape quotes or that do not. */
  public ExpressionOptions withBackslashEscapes(boolean value) {
    return with(Mode.BACKSLASH_ESCAPES, value);
  }

  private int limit(Limit limit) {
    return limits.getOrDefault(limit, limit.usual);
  }

  private ExpressionOptions with(Limit limit, int value) {
    Map<Limit, Integer> changed = new EnumMap<>(Limit.class);
    changed.putAll(limits);
    if (limit.checked(value) == limit.usual) {
      changed.remove(limit);
    } else {
      changed.put(limit, value);
    }
    return new ExpressionOptions(changed, modes);
  }

  private ExpressionOptions with(Mode mode, boolean value) {
    Set<Mode> changed = EnumSet.noneOf(Mode.class);
    changed.addAll(modes);
    if (value) {
      changed.add(mode);
    } else {
      changed.remove(mode);
    }
    return new ExpressionOptions(limits, changed);
  }

  /** Two are equal if every limit and reading is. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExpressionOptions that
        && limits.equals(that.limits)
        && modes.equals(that.modes);
  }

  @Override
  public int hashCode() {
    return 31 * limits.hashCode() + modes.hashCode();
  }

  @Override
  public String toString() {
    return "ExpressionOptions" + limits + modes;
  }
}
