package org.aadsync.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aadsync} without a command: help, version, or a usage error. */
@Command(
    name = "aadsync",
    versionProvider = ProductVersion.class,
    description = "Azure AD Connect synchronization from the command line.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes:%n",
    footer = {
      "   0  done",
      "   1  done, and what was found is bad: findings, failures, a failed step",
      "   2  the input cannot be read or does not compile",
      "   3  synchronized, with errors on single objects",
      "  11  an export is over its deletion budget, and sent nothing",
      "  64  wrong command line",
      "  69  Java or Maven is missing, or the build failed",
      "  70  a fault of aadsync",
      "",
      "aadsync COMMAND --help tells about a command. An argument that begins with @ is",
      "text, as is one that begins with a hyphen and is no option; -- ends the options."
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
