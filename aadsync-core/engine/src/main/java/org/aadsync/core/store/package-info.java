/**
 * How the state of an engine survives: {@link org.aadsync.core.store.StateStore} is what keeps
 * records, the engine decides what is in them. Everything that makes records out of objects, and
 * objects out of records, is inside the engine; a store needs to know nothing about it.
 */
@NullMarked
package org.aadsync.core.store;

import org.jspecify.annotations.NullMarked;
