package org.aadsync.benchmarks;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.benchmarks.directory.DirectoryTable;
import org.aadsync.benchmarks.engine.Agreement;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.sync.ServerRun;
import org.aadsync.benchmarks.sync.SyncTable;

/**
 * Prints tables in Markdown: those whose names are given, or all.
 *
 * <ul>
 *   <li>{@code mix}: all engines, 152 flows side by side for each record
 *   <li>{@code single}: all engines, five flows alone
 *   <li>{@code compile}: warm compilation of one expression by the engines that compile texts
 *   <li>{@code cold}: all expressions of a configuration from text to runnable in a fresh JVM
 *   <li>{@code warmup}: time per record from the first record on
 *   <li>{@code rules}: time of each expression of a configuration
 *   <li>{@code server}, {@code server=1000000}: that many users through the exported configuration
 *       that the system property {@code aadsync.shared} names
 *   <li>{@code ldap}, {@code ldap=10000}: imports and exports of directories with that many users,
 *       where the environment names them
 *   <li>{@code sync}, {@code sync=10000,100000,1000000}: whole synchronizations of that many users
 * </ul>
 */
public final class Main {
  private static final ImmutableList<String> ALL =
      ImmutableList.of(
          "mix", "single", "compile", "cold", "warmup", "rules", "sync", "server", "ldap");

  /** Where the exported configuration is kept. */
  private static final String CONFIGURATION = "data/contoso-default-config";

  private Main() {}

  /** Where the process starts. */
  public static void main(String[] args) throws Exception {
    List<String> wanted = args.length == 0 ? ALL : List.of(args);
    if (!ALL.containsAll(wanted.stream().map(Main::name).toList())) {
      System.err.println("The tables are " + String.join(", ", ALL) + ".");
      System.exit(64);
    }
    for (EngineKind engine : EngineKind.values()) {
      List<String> differences = Agreement.differences(engine);
      if (!differences.isEmpty()) {
        differences.forEach(System.err::println);
        throw new IllegalStateException(engine + " answers differently; its times mean nothing");
      }
    }
    System.out.printf(
        "%d processors, %s %s %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        System.getProperty("os.arch"));
    EngineTables engines = new EngineTables(System.out);
    RuleTables rules = new RuleTables(System.out);
    for (String table : wanted) {
      switch (name(table)) {
        case "mix" -> engines.mix();
        case "single" -> engines.single();
        case "compile" -> engines.compile();
        case "cold" -> rules.cold();
        case "warmup" -> rules.warmUp();
        case "server" -> server(table);
        case "ldap" -> new DirectoryTable(System.out).print(number(table, 100_000));
        case "sync" -> new SyncTable(System.out).print(sizes(table));
        default -> rules.rules();
      }
    }
  }

  private static String name(String table) {
    return Splitter.on('=').split(table).iterator().next();
  }

  private static void server(String table) throws Exception {
    Path folder = Path.of(System.getProperty("aadsync.shared", ""), CONFIGURATION);
    if (Files.isDirectory(folder)) {
      new ServerRun(System.out, folder).print(number(table, 100_000));
    } else {
      System.err.println("There is no exported configuration in " + folder + ".");
    }
  }

  private static int number(String table, int unlessGiven) {
    int at = table.indexOf('=');
    return at < 0 ? unlessGiven : Integer.parseInt(table.substring(at + 1));
  }

  private static List<Integer> sizes(String table) {
    return table.equals("sync")
        ? List.of(10_000, 100_000)
        : Splitter.on(',').splitToStream(table.substring(5)).map(Integer::valueOf).toList();
  }
}
