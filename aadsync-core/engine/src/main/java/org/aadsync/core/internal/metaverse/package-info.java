/**
 * The metaverse: objects that rules assembled, who contributed each value, and the indexes over
 * them.
 */
@NullMarked
package org.aadsync.core.internal.metaverse;

import org.jspecify.annotations.NullMarked;
