/** From typed tree to program: nodes that compute values. */
@NullMarked
package org.aadsync.expressions.internal.eval;

import org.jspecify.annotations.NullMarked;
