/** The tree of an expression as it was written, and its operators. */
@NullMarked
package org.aadsync.expressions.internal.ast;

import org.jspecify.annotations.NullMarked;
