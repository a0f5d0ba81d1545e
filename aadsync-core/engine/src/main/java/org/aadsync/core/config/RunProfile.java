package org.aadsync.core.config;

import java.util.List;

/**
 * A run profile: a named list of steps. Immutable.
 *
 * @param name such as {@code Full Import}
 * @param steps in order
 */
public record RunProfile(String name, List<RunStep> steps) {
  /** Makes a defensive copy. */
  public RunProfile {
    steps = List.copyOf(steps);
  }
}
