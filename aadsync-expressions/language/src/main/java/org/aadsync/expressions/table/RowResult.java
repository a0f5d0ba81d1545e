package org.aadsync.expressions.table;

import java.util.List;
import org.aadsync.expressions.Diagnostic;
import org.aadsync.expressions.FlowResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case. Immutable.
 *
 * @param row the case
 * @param passed whether the outcome was the expected one
 * @param expected the expected outcome as text, such as {@code str "abc"}
 * @param actual the outcome as text
 * @param findings what was found when the expression was compiled, warnings too
 * @param outcome what its evaluation gave, or null if it does not compile
 */
public record RowResult(
    TableRow row,
    boolean passed,
    String expected,
    String actual,
    List<Diagnostic> findings,
    @Nullable FlowResult outcome) {

  /** Makes a defensive copy of the findings. */
  public RowResult {
    findings = List.copyOf(findings);
  }

  /**
   * Returns what came of the case as text of several lines, for people: the line of the table, the
   * inputs, what was expected and what came, and if that is an error, a mark under its place.
   *
   * <pre>
   * names.tsv:2: Item([phones], 2)
   *   inputs   phones=1
   *   expected str "1"
   *   actual   error argument: Item: index 2 is out of range: it goes from 1 to 1
   *              1 | Item([phones], 2)
   *                | ^~~~~~~~~~~~~~~~~
   * </pre>
   *
   * <p>Lines end with {@code \n}, the last one too.
   *
   * @param table the name of the table
   */
  public String report(String table) {
    return RowReport.of(this, table);
  }
}
