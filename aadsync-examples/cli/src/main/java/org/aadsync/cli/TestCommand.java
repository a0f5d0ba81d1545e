package org.aadsync.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.RowResult;
import org.aadsync.expressions.table.TableRow;
import org.aadsync.expressions.table.TableRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code aadsync test}: runs tables of expressions with what they must give. */
@Command(
    name = "test",
    sortOptions = false,
    description = {
      "Run tables of expressions and print every case that does not give what the table says.",
      "A case is a line: expression, type, value, source, inputs, separated by tabs."
    })
final class TestCommand implements Callable<Integer> {
  private final Console console;
  private long passed;
  private long failed;
  private boolean unreadable;

  @Mixin private HelpOption help;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tables, in UTF-8.")
  private List<String> files;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    TableRunner runner = new TableRunner(ExpressionLanguage.standard());
    files.forEach(file -> run(runner, file));
    console.out().println(passed + " passed, " + failed + " failed");
    if (unreadable) {
      return ExitCode.BAD_INPUT;
    }
    return failed > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private void run(TableRunner runner, String file) {
    Path path = InputFiles.path(file);
    ExpressionTable table;
    try {
      table = ExpressionTable.read(path);
    } catch (IOException e) {
      // The other files still tell something.
      unreadable = true;
      line(console.err(), "aadsync: " + InputFiles.unreadable(path, e).getMessage());
      return;
    }
    for (ExpressionTable.Problem problem : table.problems()) {
      failed++;
      line(console.out(), file + ":" + problem.line() + ": " + problem.message());
    }
    for (TableRow row : table.rows()) {
      RowResult result = runner.run(row);
      if (result.passed()) {
        passed++;
      } else {
        failed++;
        console.out().print(DisplayText.visibleLines(result.report(file)));
      }
    }
  }

  private static void line(PrintStream out, String text) {
    out.println(DisplayText.visible(text));
  }
}
