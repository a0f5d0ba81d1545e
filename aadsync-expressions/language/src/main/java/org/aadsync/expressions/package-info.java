/**
 * The language of declarative provisioning expressions: parse, check, compile, evaluate.
 *
 * <p>{@link org.aadsync.expressions.ExpressionLanguage} is where to start.
 */
@NullMarked
package org.aadsync.expressions;

import org.jspecify.annotations.NullMarked;
