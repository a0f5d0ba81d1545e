package org.aadsync.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.aadsync.samples.DirectoryGenerator;
import org.aadsync.samples.DirectoryOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aadsync generate}: writes a made-up Active Directory as LDIF. */
@Command(
    name = "generate",
    sortOptions = false,
    customSynopsis = {
      "aadsync generate --users N [--groups N] [--contacts N] [--seed S]",
      "                        [--base DN] --out FILE.ldif"
    },
    description = {
      "Write a made-up Active Directory as LDIF.",
      "The same options give the same file, byte for byte."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Option(names = "--users", required = true, paramLabel = "N", description = "Number of users.")
  private int users;

  @Option(
      names = "--groups",
      defaultValue = "0",
      paramLabel = "N",
      description = "Number of groups." + DEFAULT)
  private int groups;

  @Option(
      names = "--contacts",
      defaultValue = "0",
      paramLabel = "N",
      description = "Number of contacts." + DEFAULT)
  private int contacts;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Another seed gives other people." + DEFAULT)
  private long seed;

  @Option(
      names = "--base",
      defaultValue = DirectoryOptions.DEFAULT_BASE,
      paramLabel = "DN",
      description = "The container that everything is below." + DEFAULT)
  private String base;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.ldif",
      description = "The file to write; one that exists is replaced.")
  private String out;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DirectoryGenerator generator = new DirectoryGenerator(options());
    Path file = InputFiles.path(out);
    try {
      write(generator, file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "cannot write " + file + ": " + InputFiles.reason(file, e));
    }
    console.out().printf("%d users, %d groups, %d contacts: %s%n", users, groups, contacts, file);
    return ExitCode.OK;
  }

  private DirectoryOptions options() {
    try {
      return DirectoryOptions.defaults()
          .withUsers(users)
          .withGroups(groups)
          .withContacts(contacts)
          .withSeed(seed)
          .withBase(base);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Writes beside the file and renames, so that a broken run leaves nothing that looks whole. */
  private static void write(DirectoryGenerator generator, Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      generator.writeTo(file); // a pipe or a device cannot be renamed
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      generator.writeTo(part);
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
