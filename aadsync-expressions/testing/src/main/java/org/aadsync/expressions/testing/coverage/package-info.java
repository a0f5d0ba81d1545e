/**
 * Which branches of expressions the tests take. Needs no test library.
 *
 * <p>{@link org.aadsync.expressions.testing.coverage.ExpressionCoverage} collects, {@link
 * org.aadsync.expressions.testing.coverage.CoverageReport} is what has been seen, {@link
 * org.aadsync.expressions.testing.coverage.CoverageText} and {@link
 * org.aadsync.expressions.testing.coverage.CoverageJson} show it. A host names an expression by the
 * rule and the attribute that it belongs to; the report then knows what no test evaluates at all.
 */
@NullMarked
package org.aadsync.expressions.testing.coverage;

import org.jspecify.annotations.NullMarked;
