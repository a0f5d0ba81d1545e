package org.aadsync.core.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a configuration: findings, and a configuration unless one of them is an
 * error. Nothing is ever half-loaded.
 *
 * @param findings every finding, in the order of files and lines
 * @param unknownElements the elements that were left out because nothing is known about them
 * @param configuration the configuration, or null if a finding is an error
 */
public record LoadedConfiguration(
    List<Finding> findings,
    List<UnknownElement> unknownElements,
    @Nullable ServerConfiguration configuration) {
  /** Makes defensive copies. */
  public LoadedConfiguration {
    findings = List.copyOf(findings);
    unknownElements = List.copyOf(unknownElements);
  }
}
