package org.aadsync.cli;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;

/** Adds up what came of the cases of tables. */
final class TableResults {
  /** A case that did not give what its table says, or a line that is no case. */
  sealed interface Failure permits FailedCase, BadLine {
    /** Returns the name of the file. */
    String file();

    /** Returns what is wrong, in lines that end with a line end. */
    String text();
  }

  /** A case with another outcome. */
  record FailedCase(String file, RowResult result) implements Failure {
    @Override
    public String text() {
      return result.report(file);
    }
  }

  /** A line that is no case. */
  record BadLine(String file, ExpressionTable.Problem problem) implements Failure {
    @Override
    public String text() {
      return file + ":" + problem.line() + ": " + problem.message() + "\n";
    }
  }

  private final List<Failure> failures = new ArrayList<>();
  private long passed;
  private boolean unreadable;

  void add(String file, RowResult result) {
    if (result.passed()) {
      passed++;
    } else {
      failures.add(new FailedCase(file, result));
    }
  }

  void add(String file, ExpressionTable.Problem problem) {
    failures.add(new BadLine(file, problem));
  }

  /** Notes that a file could not be read. */
  void addUnreadable() {
    unreadable = true;
  }

  List<Failure> failures() {
    return failures;
  }

  long passed() {
    return passed;
  }

  long failed() {
    return failures.size();
  }

  boolean isUnreadable() {
    return unreadable;
  }
}
