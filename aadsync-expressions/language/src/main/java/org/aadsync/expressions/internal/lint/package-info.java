/** What runs but is probably not what was meant: one pass over a typed tree. */
@NullMarked
package org.aadsync.expressions.internal.lint;

import org.jspecify.annotations.NullMarked;
