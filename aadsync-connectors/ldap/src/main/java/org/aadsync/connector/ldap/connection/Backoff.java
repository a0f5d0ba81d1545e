package org.aadsync.connector.ldap.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before servers are asked again: twice as long each time up to a bound, and by
 * chance between half of that and all of it, so that not everybody comes back at once.
 *
 * @param first the longest pause before the second attempt
 * @param longest the longest pause of all
 */
record Backoff(Duration first, Duration longest) {
  static final Backoff STANDARD = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  private static final int MAX_DOUBLINGS = 20;

  /**
   * Returns a pause.
   *
   * @param failures how many attempts have failed, at least 1
   */
  Duration pause(int failures, RandomGenerator random) {
    long bound =
        Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
    return Duration.ofMillis(bound - random.nextLong(bound / 2 + 1));
  }
}
