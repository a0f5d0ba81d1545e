package org.aadsync.store.mvstore.crash;

import java.io.IOException;
import java.nio.file.Path;

/** A host that does its work once and tells how far it came, until somebody kills it. */
final class DoomedHost {
  private DoomedHost() {}

  /**
   * Runs.
   *
   * @param args the folder of the world; its era; the number of the place at which to wait for the
   *     end, 0 for none
   */
  public static void main(String[] args) throws IOException {
    int last = Integer.parseInt(args[2]);
    int[] passed = {0};
    try (CrashWorld world =
        new CrashWorld(
            Path.of(args[0]),
            CrashWorld.Era.valueOf(args[1]),
            point -> {
              System.out.println(point);
              System.out.flush();
              if (++passed[0] == last) {
                awaitDeath();
              }
            })) {
      System.out.println("running");
      world.work();
    }
    System.out.println("done");
  }

  private static void awaitDeath() {
    System.out.println("waiting");
    System.out.flush();
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(1); // nobody came
  }
}
