package org.aadsync.expressions;

/**
 * A place in the text of an expression.
 *
 * @param start offset of the first UTF-16 code unit, from 0
 * @param end offset after the last one
 * @param line line of {@code start}, from 1
 * @param column column of {@code start} in Unicode code points, from 1
 */
public record SourceSpan(int start, int end, int line, int column) {}
