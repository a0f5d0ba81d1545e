package org.aadsync.core.spi;

import org.jspecify.annotations.Nullable;

/** What became of one {@link ExportOperation}. Immutable. */
public sealed interface ExportOutcome {
  /**
   * It was done.
   *
   * @param anchor the anchor of an object that was created, otherwise null
   */
  record Success(@Nullable Anchor anchor) implements ExportOutcome {}

  /** The object to change does not exist: send it again as an add, with all its values. */
  record ConvertToAdd() implements ExportOutcome {}

  /**
   * The object to create exists: send it again as an update.
   *
   * @param anchor its anchor
   */
  record ConvertToUpdate(Anchor anchor) implements ExportOutcome {}

  /** It refers to an object that does not exist yet: send it again in the second pass. */
  record RetryInSecondPass() implements ExportOutcome {}

  /**
   * The object above it does not exist: export that one first, then send this one again. Without
   * one that waits to be exported it is a {@code non-existent-parent} error.
   */
  record ProvisionParent() implements ExportOutcome {}

  /**
   * It was refused; the others go on.
   *
   * @param error why
   * @param advice about another attempt
   */
  record Failure(ConnectorError error, RetryAdvice advice) implements ExportOutcome {
    /** Makes an outcome that advises to try again in the next export. */
    public Failure(ConnectorError error) {
      this(error, RetryAdvice.NEXT_EXPORT);
    }
  }
}
