/** The functions of the language: one declaration each, one file a category. */
@NullMarked
package org.aadsync.expressions.internal.function;

import org.jspecify.annotations.NullMarked;
