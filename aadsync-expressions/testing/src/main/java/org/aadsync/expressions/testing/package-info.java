/**
 * Tests of expressions for those who write them.
 *
 * <p>{@link org.aadsync.expressions.testing.SourceObject} is what an expression reads in a test.
 * Each package beside this one needs one test library and none of the others:
 *
 * <ul>
 *   <li>{@link org.aadsync.expressions.testing.junit}: tables of cases as tests of JUnit, and the
 *       coverage of a run;
 *   <li>{@link org.aadsync.expressions.testing.assertj}: assertions about single expressions;
 *   <li>{@link org.aadsync.expressions.testing.jqwik}: generated values, objects and well-typed
 *       expressions for properties;
 *   <li>{@link org.aadsync.expressions.testing.coverage}: which branches of expressions the tests
 *       take; needs no test library.
 * </ul>
 */
@NullMarked
package org.aadsync.expressions.testing;

import org.jspecify.annotations.NullMarked;
