/**
 * What a connector implements.
 *
 * <p>An import is a stream of {@link org.aadsync.core.spi.ImportEvent}s, each naming its partition;
 * an export takes batches of {@link org.aadsync.core.spi.ExportOperation}s and gives one {@link
 * org.aadsync.core.spi.ExportOutcome} for each.
 */
@NullMarked
package org.aadsync.core.spi;

import org.jspecify.annotations.NullMarked;
