/**
 * Why an expression gives what it gives: the value of every part, for one object.
 *
 * <p>{@link org.aadsync.expressions.explain.Explanation#of} runs a program and keeps what its parts
 * give; {@link org.aadsync.expressions.explain.ExplanationRenderer} shows that as a tree.
 */
@NullMarked
package org.aadsync.expressions.explain;

import org.jspecify.annotations.NullMarked;
