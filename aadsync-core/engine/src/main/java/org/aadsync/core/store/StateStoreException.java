package org.aadsync.core.store;

import org.jspecify.annotations.Nullable;

/**
 * A state cannot be read or written. The message names the place and what to do, and holds no value
 * of any object.
 */
public final class StateStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String location;
  private final String detail;

  /** What is wrong with a state. */
  public enum Problem {
    /** What is there is not what was written. */
    DAMAGED("is damaged"),
    /** A newer version of the program has written it. */
    NEWER_VERSION("was written by a newer version"),
    /** It may not be written. */
    READ_ONLY("is read-only"),
    /** There is no space left for it. */
    DISK_FULL("does not fit on the disk"),
    /** Another engine, maybe of another process, has it open. */
    IN_USE("is in use by another process"),
    /** It cannot be read for another reason. */
    NOT_READABLE("cannot be read"),
    /** It cannot be written for another reason. */
    NOT_WRITABLE("cannot be written"),
    /** It was closed. */
    CLOSED("is closed");

    private final String title;

    Problem(String title) {
      this.title = title;
    }

    /** Returns the predicate of a sentence about a state: {@code is damaged}. */
    public String title() {
      return title;
    }
  }

  /**
   * Makes an exception.
   *
   * @param problem what is wrong
   * @param location the file or record that it is about, for people
   * @param detail what was found, what was expected, what to do
   */
  public StateStoreException(Problem problem, String location, String detail) {
    this(problem, location, detail, null);
  }

  /** As the other, with the cause. */
  public StateStoreException(
      Problem problem, String location, String detail, @Nullable Throwable cause) {
    super("the state " + location + " " + problem.title() + ": " + detail, cause);
    this.problem = problem;
    this.location = location;
    this.detail = detail;
  }

  /** Returns the same problem of a record as one of the file that the record is in. */
  public StateStoreException in(String file) {
    return new StateStoreException(problem, file + ", " + location + ",", detail, this);
  }

  /** Returns what is wrong. */
  public Problem problem() {
    return problem;
  }

  /** Returns the file or record that it is about. */
  public String location() {
    return location;
  }
}
