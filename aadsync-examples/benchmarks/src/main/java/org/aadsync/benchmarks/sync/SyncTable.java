package org.aadsync.benchmarks.sync;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures the engine beside the synchronization written by hand, size by size. */
public final class SyncTable {
  private static final int DELTAS = 100;
  private static final int WARM_UP_DELTAS = 60;
  private static final long FULL_ROUND_OBJECTS = 500_000;

  private final PrintStream out;

  /** Makes a table that prints to {@code out}. */
  public SyncTable(PrintStream out) {
    this.out = out;
  }

  /**
   * What was measured of one contestant.
   *
   * @param bytes heap that it holds, in bytes for each user
   * @param load users loaded in a second
   * @param full users synchronized in a second by a full synchronization
   * @param titles milliseconds for a hundred changed users
   * @param member milliseconds for one member more
   */
  private record Measured(double bytes, double load, double full, double titles, double member) {}

  /** Who runs. */
  @FunctionalInterface
  private interface Start {
    Contestant with(Organization organization, int threads) throws Exception;
  }

  /** Prints a table with rows for each number of users. */
  public void print(List<Integer> sizes) throws Exception {
    // The compiler sees both once before anything is measured.
    measure(HandWrittenSync::new, 5_000, 2);
    measure(EngineSync::new, 5_000, 2);
    line("%n### Synchronization, 150 flows a user%n");
    line(
        "| users | who | B per user | load, users/s | full, users/s, 1 thread | 2 threads | gain |"
            + " 100 changes, ms | one member, ms |");
    line("|---:|---|---:|---:|---:|---:|---:|---:|---:|");
    List<Measured> floors = new ArrayList<>();
    List<Measured> ours = new ArrayList<>();
    for (int users : sizes) {
      floors.add(row(users, "hand-written", HandWrittenSync::new));
      ours.add(row(users, "**aadsync**", EngineSync::new));
      Measured floor = floors.get(floors.size() - 1);
      Measured engine = ours.get(ours.size() - 1);
      line(
          "| %,d | ratio | %.2f | | %.2f | | | %.1f | %.1f |",
          users,
          engine.bytes() / floor.bytes(),
          engine.full() / floor.full(),
          engine.titles() / floor.titles(),
          engine.member() / floor.member());
    }
    for (int i = 1; i < sizes.size(); i++) {
      growth(sizes.get(i - 1), sizes.get(i), "hand-written", floors.get(i - 1), floors.get(i));
      growth(sizes.get(i - 1), sizes.get(i), "aadsync", ours.get(i - 1), ours.get(i));
    }
  }

  private void growth(int from, int to, String who, Measured before, Measured after) {
    line(
        "%n%,d to %,d users, %s: load × %.1f, full × %.1f, 100 changes × %.2f, one member × %.2f",
        from,
        to,
        who,
        before.load() / after.load() * to / from,
        before.full() / after.full() * to / from,
        after.titles() / before.titles(),
        after.member() / before.member());
  }

  private Measured row(int users, String who, Start start) throws Exception {
    Measured one = measure(start, users, 1);
    Measured two = measure(start, users, 2);
    line(
        "| %,d | %s | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %.3f | %.3f |",
        users,
        who,
        one.bytes(),
        one.load(),
        one.full(),
        two.full(),
        two.full() / one.full(),
        one.titles(),
        one.member());
    return one;
  }

  private static Measured measure(Start start, int users, int threads) throws Exception {
    long before = occupied();
    Organization organization = new Organization(users);
    try (Contestant contestant = start.with(organization, threads)) {
      long begin = System.nanoTime();
      contestant.load();
      double load = users / seconds(begin);
      double bytes = (occupied() - before) / (double) users;
      int rounds = (int) Math.max(3, Math.min(20, FULL_ROUND_OBJECTS / users));
      double[] full = new double[rounds];
      for (int i = -2; i < rounds; i++) {
        begin = System.nanoTime();
        contestant.fullSync();
        if (i >= 0) {
          full[i] = users / seconds(begin);
        }
      }
      double[] titles = new double[DELTAS];
      double[] member = new double[DELTAS];
      for (int i = -WARM_UP_DELTAS; i < DELTAS; i++) {
        int round = i + WARM_UP_DELTAS;
        contestant.changeTitles(round);
        double changed = delta(contestant);
        contestant.addMember(round);
        double added = delta(contestant);
        if (i >= 0) {
          titles[i] = changed;
          member[i] = added;
        }
      }
      return new Measured(bytes, load, median(full), median(titles), median(member));
    }
  }

  private static double delta(Contestant contestant) throws Exception {
    long begin = System.nanoTime();
    contestant.deltaSync();
    double milliseconds = seconds(begin) * 1e3;
    contestant.settle();
    return milliseconds;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  static long occupied() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void line(String format, Object... arguments) {
    out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
