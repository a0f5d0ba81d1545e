package org.aadsync.expressions.testing.junit;

import java.util.List;
import org.aadsync.expressions.table.ExpressionTable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;

/** A line of a table that is no case: a test that fails. */
record UnreadableLine(String prefix, String table, ExpressionTable.Problem problem)
    implements TestTemplateInvocationContext {

  @Override
  public String getDisplayName(int invocationIndex) {
    return prefix + problem.line() + ": this is no case";
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    BeforeTestExecutionCallback fail =
        context -> {
          String message = table + ":" + problem.line() + ": " + problem.message();
          throw TableFrame.onTopOf(
              new AssertionFailedError(message), context, table, problem.line());
        };
    return List.of(fail);
  }
}
