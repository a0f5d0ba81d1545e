/** Expressions and values that are meant to do harm, and what becomes of them. */
package org.aadsync.expressions.verification.hostile;
