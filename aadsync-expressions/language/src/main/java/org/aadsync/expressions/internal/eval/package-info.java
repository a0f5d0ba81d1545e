/**
 * From typed tree to program: nodes that compute values.
 *
 * <p>A program starts as a tree of nodes, which is there at once and has a short way for ordinary
 * values. One that makes large values, or that can repeat parts, runs on nodes that count; one that
 * is explained, on nodes that tell a listener. Programs of a shape that has run often get code of
 * their own, see {@link HotProgram}, and leave what is not ordinary to the nodes.
 */
@NullMarked
package org.aadsync.expressions.internal.eval;

import org.jspecify.annotations.NullMarked;
