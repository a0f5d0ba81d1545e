/**
 * Assertions about single expressions in the manner of AssertJ. Needs {@code assertj-core}.
 *
 * <p>{@link org.aadsync.expressions.testing.assertj.ExpressionAssertions#assertThatExpression} is
 * where to start.
 */
@NullMarked
package org.aadsync.expressions.testing.assertj;

import org.jspecify.annotations.NullMarked;
