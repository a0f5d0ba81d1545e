/**
 * A second, slow and plain reading of the specification, against which the engine is compared: what
 * the real configuration makes of a directory that it synchronizes into an empty cloud. It shares
 * no code with the engine and its expression language.
 */
@NullMarked
package org.aadsync.samples.oracle;

import org.jspecify.annotations.NullMarked;
