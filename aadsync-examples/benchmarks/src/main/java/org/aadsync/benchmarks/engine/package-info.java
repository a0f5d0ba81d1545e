/**
 * The engines that are compared, behind one interface. They call the same host functions, so that a
 * difference in time is a difference between engines; ours brings functions of its own that give
 * the same answers.
 */
@NullMarked
package org.aadsync.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
