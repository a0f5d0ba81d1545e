/**
 * Configurations as real servers export them, read into the model of {@link org.aadsync.core.rules}
 * and {@link org.aadsync.core.schema}.
 */
@NullMarked
package org.aadsync.core.config;

import org.jspecify.annotations.NullMarked;
