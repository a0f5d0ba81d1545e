package org.aadsync.core.spi;

import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A reference in an export: the target as the directory knows it.
 *
 * @param dn its DN, which earlier operations of the same export may have given to it; that of the
 *     object itself in an operation that renames it is the new one
 * @param anchor its anchor, or null if the directory has not given one yet
 */
public record ObjectReference(String dn, @Nullable Anchor anchor) implements Reference {}
