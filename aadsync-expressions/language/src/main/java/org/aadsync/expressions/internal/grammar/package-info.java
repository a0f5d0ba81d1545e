/** The lexer and the parser that ANTLR generates from {@code Expression.g4}. */
package org.aadsync.expressions.internal.grammar;
