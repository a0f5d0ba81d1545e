package org.aadsync.core.spi;

import java.time.Instant;

/**
 * What a connector says about another attempt at an operation that was refused. Immutable.
 *
 * <p>It informs whoever reads the error. The engine tries a refused object again in every following
 * export whatever the advice (<i>Duplicate attribute resiliency</i>, Microsoft), with one
 * exception: the deletion of an object that is refused {@link Permanent permanently} is given up.
 */
public sealed interface RetryAdvice {
  /** The next export may succeed; nothing more is known. */
  RetryAdvice NEXT_EXPORT = new NextExport();

  /** It will not succeed unless the object, or one that it conflicts with, is changed first. */
  RetryAdvice AFTER_CHANGE = new AfterChange();

  /** It will never succeed. */
  RetryAdvice PERMANENT = new Permanent();

  /** See {@link #NEXT_EXPORT}. */
  record NextExport() implements RetryAdvice {}

  /**
   * It will not succeed earlier: the directory is busy or throttles.
   *
   * @param instant the first time at which an attempt makes sense
   */
  record NotBefore(Instant instant) implements RetryAdvice {}

  /** See {@link #AFTER_CHANGE}. */
  record AfterChange() implements RetryAdvice {}

  /** See {@link #PERMANENT}. */
  record Permanent() implements RetryAdvice {}
}
