/**
 * What objects look like: attributes with their types, object types, and the compact form in which
 * the values of one object are kept.
 *
 * <p>Everything here is immutable and thread-safe, but for builders.
 */
@NullMarked
package org.aadsync.core.schema;

import org.jspecify.annotations.NullMarked;
