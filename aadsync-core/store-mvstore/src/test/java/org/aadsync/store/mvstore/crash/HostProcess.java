package org.aadsync.store.mvstore.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aadsync.store.mvstore.crash.CrashWorld.Era;

/** A {@link DoomedHost} in a process of its own. */
final class HostProcess {
  private static final String RUNNING = "running";
  private static final String WAITING = "waiting";
  private static final String DONE = "done";
  private static final long POLL_MILLIS = 3;

  private final Path output;
  private final Process process;

  /**
   * What a host left behind.
   *
   * @param passed the places that it came by
   * @param done whether it had come to its end
   * @param duration how long it worked
   */
  record Remains(List<String> passed, boolean done, Duration duration) {}

  private HostProcess(Path world, Era era, int place) throws IOException {
    this.output = world.resolveSibling(world.getFileName() + ".output");
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedHost.class.getName(),
                world.toString(),
                era.toString(),
                Integer.toString(place))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  /** Lets a host come to its end. */
  static Remains undisturbed(Path world, Era era) throws Exception {
    return killedAfter(world, era, Duration.ofMinutes(2));
  }

  /** Kills a host when it is at the place of a number. */
  static Remains killedAt(Path world, Era era, int place) throws Exception {
    HostProcess host = new HostProcess(world, era, place);
    return host.killed(WAITING, Duration.ZERO);
  }

  /** Kills a host so long after it began, unless it has come to its end. */
  static Remains killedAfter(Path world, Era era, Duration life) throws Exception {
    HostProcess host = new HostProcess(world, era, 0);
    return host.killed(RUNNING, life);
  }

  private Remains killed(String sign, Duration life) throws Exception {
    long begin;
    long end;
    try {
      while (process.isAlive() && !printed().contains(sign)) {
        Thread.sleep(POLL_MILLIS);
      }
      begin = System.nanoTime();
      process.waitFor(life.toNanos(), TimeUnit.NANOSECONDS);
      end = System.nanoTime();
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> passed = printed();
    assertThat(passed).contains(sign);
    return new Remains(passed, passed.contains(DONE), Duration.ofNanos(end - begin));
  }

  private List<String> printed() throws IOException {
    return Files.readAllLines(output);
  }
}
