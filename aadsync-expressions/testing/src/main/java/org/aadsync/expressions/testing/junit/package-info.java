/**
 * Tables of expressions as tests of JUnit. Needs {@code junit-jupiter-api}.
 *
 * <p>A table has a case a line, as {@link org.aadsync.expressions.table.ExpressionTable} describes;
 * {@link org.aadsync.expressions.testing.junit.ExpressionTableTest} makes a method a test of each
 * of them.
 *
 * <p>{@link org.aadsync.expressions.testing.junit.ExpressionTestSetup} lets a test class choose the
 * language, the time and the random numbers. {@link
 * org.aadsync.expressions.testing.junit.ExpressionCoverageExtension} reports which branches of the
 * expressions the tests take.
 */
@NullMarked
package org.aadsync.expressions.testing.junit;

import org.jspecify.annotations.NullMarked;
