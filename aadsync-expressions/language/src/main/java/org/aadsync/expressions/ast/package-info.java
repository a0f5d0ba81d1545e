/**
 * An expression as a tree: what was written, with the place of each part in the text.
 *
 * <p>{@link org.aadsync.expressions.Expression#tree} gives it, for tools that look into
 * expressions: which attributes feed a flow, where a function is used. Every type is immutable and
 * thread-safe. The tree is as deep as brackets nest, at most {@link
 * org.aadsync.expressions.ExpressionOptions#maxNesting} levels; chains of operators are flat lists,
 * so that a visitor may recurse.
 */
@NullMarked
package org.aadsync.expressions.ast;

import org.jspecify.annotations.NullMarked;
