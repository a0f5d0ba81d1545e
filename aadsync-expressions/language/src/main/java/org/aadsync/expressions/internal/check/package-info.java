/** From tree to typed tree: names, arguments and types, with or without a schema. */
@NullMarked
package org.aadsync.expressions.internal.check;

import org.jspecify.annotations.NullMarked;
