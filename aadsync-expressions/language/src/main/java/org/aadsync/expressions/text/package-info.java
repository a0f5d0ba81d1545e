/** Rules of text that are .NET's and differ from Java's. */
@NullMarked
package org.aadsync.expressions.text;

import org.jspecify.annotations.NullMarked;
