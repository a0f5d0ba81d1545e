/**
 * Tests of expressions: the objects that they read. What needs a test library is in the packages
 * below.
 */
@NullMarked
package org.aadsync.expressions.testing;

import org.jspecify.annotations.NullMarked;
