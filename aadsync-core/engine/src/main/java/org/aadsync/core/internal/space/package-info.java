/** The connector spaces: staged objects with their layers, and the indexes over them. */
@NullMarked
package org.aadsync.core.internal.space;

import org.jspecify.annotations.NullMarked;
