/**
 * The steps of run profiles: import, synchronization, export. They read the connector spaces and
 * the metaverse, have the pipeline decide, and are the only ones to commit.
 */
@NullMarked
package org.aadsync.core.internal.run;

import org.jspecify.annotations.NullMarked;
