/**
 * The engine that a host embeds: {@link org.aadsync.core.engine.SyncEngine} runs the steps of run
 * profiles over connector spaces and a metaverse that it keeps in memory, and that survive it in a
 * state store.
 */
@NullMarked
package org.aadsync.core.engine;

import org.jspecify.annotations.NullMarked;
