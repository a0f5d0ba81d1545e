/**
 * Makes records of the objects of an engine, and objects of records: what is kept names attributes,
 * object types and rules, so that it outlives the configuration that it was written with.
 */
@NullMarked
package org.aadsync.core.internal.state;

import org.jspecify.annotations.NullMarked;
