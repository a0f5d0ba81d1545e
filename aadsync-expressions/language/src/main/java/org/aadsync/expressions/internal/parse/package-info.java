/** From text to tree: limits, tokens, mistakes, precedence. */
@NullMarked
package org.aadsync.expressions.internal.parse;

import org.jspecify.annotations.NullMarked;
