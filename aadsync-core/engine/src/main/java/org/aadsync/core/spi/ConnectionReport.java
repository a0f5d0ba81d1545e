package org.aadsync.core.spi;

import java.util.List;

/**
 * What the test of a connection has found. Immutable.
 *
 * @param findings in the order in which they were made
 */
public record ConnectionReport(List<Finding> findings) {
  /** How good a finding is. */
  public enum Grade {
    /** As it should be. */
    GOOD,
    /** It works, with a limit. */
    WARNING,
    /** A run would fail. */
    ERROR
  }

  /**
   * One finding.
   *
   * @param grade how good it is
   * @param subject a server ({@code dc1.example.com:636}), a naming context or an included
   *     container
   * @param message what was found, and what to do unless it is good; holds no secret
   */
  public record Finding(Grade grade, String subject, String message) {}

  /** Makes a defensive copy. */
  public ConnectionReport {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is in the way of a run. */
  public boolean isUsable() {
    return findings.stream().noneMatch(finding -> finding.grade() == Grade.ERROR);
  }
}
