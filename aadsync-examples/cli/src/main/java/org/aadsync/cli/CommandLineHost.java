package org.aadsync.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.aadsync.core.store.StateStoreException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one command line: arguments in, exit code out. Whatever the arguments and the files that
 * they name contain, no exception and no stack trace comes out.
 */
final class CommandLineHost {
  /** System property that makes an internal error print its stack trace, for reports. */
  static final String TRACE_PROPERTY = "aadsync.trace";

  private final Console console;

  CommandLineHost(Console console) {
    this.console = console;
  }

  /** Runs {@code args} and returns the exit code. */
  int run(String... args) {
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      complain("not enough memory; give the virtual machine more: AADSYNC_OPTS=-Xmx4g");
      return ExitCode.INTERNAL;
    } catch (StackOverflowError | LinkageError | AssertionError e) {
      return internalError(e);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private CommandLine commandLine() {
    CommandLine root = new CommandLine(new RootCommand());
    for (Callable<Integer> command : commands()) {
      root.addSubcommand(command);
    }
    WholeNumbers.register(root);
    return root.setOut(Writers.to(console.out()))
        .setErr(Writers.to(console.err()))
        // An expression may begin with "@" or "-": both are text. Java quoting rules do not apply.
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setUnmatchedOptionsArePositionalParams(true)
        .setTrimQuotes(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler((exception, args) -> usageError(exception))
        .setExecutionExceptionHandler((exception, line, result) -> failure(exception));
  }

  private List<Callable<Integer>> commands() {
    return List.of(
        new DemoCommand(console),
        new CheckCommand(console),
        new EvalCommand(console),
        new FormatCommand(console),
        new FunctionsCommand(console),
        new TestCommand(console),
        new TestConnectionCommand(console),
        new ImportPreviewCommand(console),
        new SyncCommand(console),
        new RunCommand(console),
        new StatusCommand(console),
        new PendingCommand(console),
        new SearchCommand(console),
        new GenerateCommand(console));
  }

  private int execute(ParseResult result) {
    UnknownOptions.reject(result);
    return new RunLast().execute(result);
  }

  private int usageError(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    complain(
        message(exception) + "\n  see: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static String message(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && exception.getCommandLine().getParent() == null
        && !unmatched.isUnknownOption()) {
      return "there is no command '%s'; the commands are: %s"
          .formatted(
              unmatched.getUnmatched().get(0),
              String.join(", ", exception.getCommandLine().getSubcommands().keySet()));
    }
    return String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
  }

  private int failure(Throwable exception) {
    Throwable cause =
        exception instanceof ExecutionException && exception.getCause() != null
            ? exception.getCause()
            : exception;
    if (cause instanceof CommandFailure failure) {
      complain(failure.getMessage());
      return failure.exitCode();
    }
    if (cause instanceof StateStoreException state) {
      complain(String.valueOf(state.getMessage()));
      trace(state);
      return ExitCode.FAILED;
    }
    return internalError(cause);
  }

  private int internalError(Throwable fault) {
    complain(
        "internal error: "
            + fault
            + "; this is a fault of aadsync: please report it to the project with the command line"
            + " and the trace that AADSYNC_OPTS=-D"
            + TRACE_PROPERTY
            + "=true prints");
    trace(fault);
    return ExitCode.INTERNAL;
  }

  private void trace(Throwable fault) {
    if (Boolean.getBoolean(TRACE_PROPERTY)) {
      fault.printStackTrace(console.err());
    }
  }

  private void complain(String message) {
    console.err().println("aadsync: " + DisplayText.visibleLines(message));
  }
}
