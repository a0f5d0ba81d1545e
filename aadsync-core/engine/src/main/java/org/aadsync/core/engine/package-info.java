/**
 * The engine that a host embeds: {@link org.aadsync.core.engine.SyncEngine} runs the steps of run
 * profiles over connector spaces and a metaverse that it keeps in memory.
 */
@NullMarked
package org.aadsync.core.engine;

import org.jspecify.annotations.NullMarked;
