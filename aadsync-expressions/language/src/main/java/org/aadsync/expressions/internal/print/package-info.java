/** From tree to text: pieces with places for line breaks, and their layout. */
@NullMarked
package org.aadsync.expressions.internal.print;

import org.jspecify.annotations.NullMarked;
