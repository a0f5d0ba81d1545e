/**
 * Synchronization rules as data, and compiled for use.
 *
 * <p>Source of the model: <i>Understanding declarative provisioning</i> (Microsoft) and the
 * exported default configuration. Everything here is immutable and thread-safe.
 */
@NullMarked
package org.aadsync.core.rules;

import org.jspecify.annotations.NullMarked;
