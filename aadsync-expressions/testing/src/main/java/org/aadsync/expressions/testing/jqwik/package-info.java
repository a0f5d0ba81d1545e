/**
 * Arbitraries for jqwik: values, objects, well-typed expressions. Needs {@code jqwik-api}.
 *
 * <p>{@link org.aadsync.expressions.testing.jqwik.ExpressionArbitraries} is where to start: a law
 * that every expression obeys, for every object, is tested with expressions that compile, generated
 * from the declarations of the functions.
 */
@NullMarked
package org.aadsync.expressions.testing.jqwik;

import org.jspecify.annotations.NullMarked;
