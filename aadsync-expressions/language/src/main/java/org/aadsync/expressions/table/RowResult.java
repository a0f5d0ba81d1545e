package org.aadsync.expressions.table;

/**
 * What came of a case.
 *
 * @param row the case
 * @param passed whether the outcome was the expected one
 * @param expected the expected outcome as text, such as {@code str abc}
 * @param actual the outcome as text
 */
public record RowResult(TableRow row, boolean passed, String expected, String actual) {}
