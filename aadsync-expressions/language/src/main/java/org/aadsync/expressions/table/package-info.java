/** Tables of expressions with expected results: the format, its reader, its runner. */
@NullMarked
package org.aadsync.expressions.table;

import org.jspecify.annotations.NullMarked;
