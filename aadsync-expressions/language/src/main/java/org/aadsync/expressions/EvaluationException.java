package org.aadsync.expressions;

import org.jspecify.annotations.Nullable;

/**
 * An expression that compiled could not give a result for one object: the {@code Error} function, a
 * value of the wrong type, an index out of range. The flow of that object has failed; nothing else.
 *
 * <p>Carries no stack trace: it is about data, and is thrown in hot paths.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was. */
  public enum Kind {
    /** The expression called {@code Error}; the message is the argument. */
    CUSTOM("The expression called Error on purpose; the message is its argument."),
    /** A value of another type than the operator or function takes. */
    TYPE(
        "A value of another type than the operator or function takes, where nothing was known of"
            + " the type before."),
    /** A value of the right type that is out of range or cannot be parsed. */
    ARGUMENT(
        "A value of the right type that is out of range or cannot be read; a division by zero."),
    /** A number beyond 64 bits. */
    OVERFLOW("A number that does not fit in 64 bits with a sign."),
    /** A limit of the evaluator was reached. */
    LIMIT("A result longer than maxResultLength, or an evaluation of more than maxSteps steps.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** Returns what failures of the kind are about, in a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  private final Kind kind;
  private final transient @Nullable SourceSpan span;

  /** Makes an exception; {@code span} is the place in the expression, where it is known. */
  public EvaluationException(Kind kind, String message, @Nullable SourceSpan span) {
    super(message, null, false, false);
    this.kind = kind;
    this.span = span;
  }

  /**
   * Returns the failure of a function whose argument has the right type and a wrong value; the
   * caller of the function adds the place.
   */
  public static EvaluationException argument(String message) {
    return new EvaluationException(Kind.ARGUMENT, message, null);
  }

  /** Returns the failure for a result that would be longer than is allowed. */
  public static EvaluationException tooLong(long length, int limit) {
    return new EvaluationException(
        Kind.LIMIT,
        "the result has a length of " + length + "; at most " + limit + " is allowed",
        null);
  }

  /** Returns the kind of the failure. */
  public Kind kind() {
    return kind;
  }

  /** Returns the place in the expression, or null if it is not known. */
  public @Nullable SourceSpan span() {
    return span;
  }
}
