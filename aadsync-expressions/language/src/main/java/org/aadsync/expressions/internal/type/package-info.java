/** What is known of a value's type: sets of kinds, multiplicity. */
@NullMarked
package org.aadsync.expressions.internal.type;

import org.jspecify.annotations.NullMarked;
