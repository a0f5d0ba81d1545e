package org.aadsync.expressions.testing.junit;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/** The line of a table as the place where a test failed: what tools show and jump to. */
final class TableFrame {
  private TableFrame() {}

  /** Puts the line of the table on top of the stack of {@code failure}, which it returns. */
  static AssertionFailedError onTopOf(
      AssertionFailedError failure, ExtensionContext context, String table, int line) {
    StackTraceElement[] stack = failure.getStackTrace();
    StackTraceElement[] longer = Arrays.copyOf(stack, stack.length + 1);
    System.arraycopy(stack, 0, longer, 1, stack.length);
    longer[0] =
        new StackTraceElement(
            context.getRequiredTestClass().getName(),
            context.getRequiredTestMethod().getName(),
            table,
            line);
    failure.setStackTrace(longer);
    return failure;
  }
}
