package org.aadsync.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.expressions.ExpressionLanguage;
import org.aadsync.expressions.table.ExpressionTable;
import org.aadsync.expressions.table.TableRow;
import org.aadsync.expressions.table.TableRunner;
import org.aadsync.expressions.testing.coverage.CoverageReport;
import org.aadsync.expressions.testing.coverage.CoverageText;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aadsync test}: runs tables of expressions with what they must give. */
@Command(
    name = "test",
    sortOptions = false,
    customSynopsis = {"aadsync test [--coverage [--rules CONFIG]] [--json] FILE..."},
    description = {
      "Run tables of expressions and print every case that does not give what the table says.",
      "A case is a line: expression, type, value, source, inputs, separated by tabs."
    })
final class TestCommand implements Callable<Integer> {
  private final Console console;
  private final ExpressionLanguage language = ExpressionLanguage.standard();
  private final TableResults results = new TableResults();

  @Mixin private HelpOption help;

  @Option(
      names = "--coverage",
      description = "Tell which values of IIF and Switch and which operands were never needed.")
  private boolean coverage;

  @Option(
      names = "--rules",
      paramLabel = "CONFIG",
      description = "Measure the coverage of the rules of an exported configuration.")
  private @Nullable String rules;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tables, in UTF-8.")
  private List<String> files;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (rules != null && !coverage) {
      throw new CommandFailure(ExitCode.USAGE, "--rules says what --coverage is about; add that");
    }
    TableRunner runner = new TableRunner(language);
    CoverageReport report = null;
    if (coverage) {
      ExpressionCoverage seen = new ExpressionCoverage();
      if (rules != null) {
        new RuleExpressions(console, language).expectAll(InputFiles.path(rules), seen);
      }
      runner = runner.observedBy(expression -> seen.listener(expression, language.functions()));
      run(runner);
      report = seen.report();
    } else {
      run(runner);
    }
    print(report);
    if (results.isUnreadable()) {
      return ExitCode.BAD_INPUT;
    }
    return results.failed() > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private void run(TableRunner runner) {
    files.forEach(file -> run(runner, file));
  }

  private void run(TableRunner runner, String file) {
    Path path = InputFiles.path(file);
    ExpressionTable table;
    try {
      table = ExpressionTable.read(path);
    } catch (IOException e) {
      // The other files still tell something.
      String message = String.valueOf(InputFiles.unreadable(path, e).getMessage());
      results.addUnreadable();
      console.err().println("aadsync: " + DisplayText.visible(message));
      return;
    }
    for (ExpressionTable.Problem problem : table.problems()) {
      results.add(file, problem);
    }
    for (TableRow row : table.rows()) {
      results.add(file, runner.run(row));
    }
  }

  private void print(@Nullable CoverageReport report) {
    if (json) {
      TestJson.print(console.out(), results, report);
      return;
    }
    for (TableResults.Failure failure : results.failures()) {
      console.out().print(DisplayText.visibleLines(failure.text()));
    }
    console.out().println(results.passed() + " passed, " + results.failed() + " failed");
    if (report != null) {
      console.out().println();
      console.out().print(DisplayText.visibleLines(CoverageText.of(report, console.width())));
    }
  }
}
