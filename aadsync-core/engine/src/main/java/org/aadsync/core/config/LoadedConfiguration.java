package org.aadsync.core.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a configuration: findings, and a configuration unless one of them is an
 * error. Nothing is ever half-loaded.
 *
 * @param findings every finding, in the order of files and lines
 * @param configuration the configuration, or null if a finding is an error
 */
public record LoadedConfiguration(
    List<Finding> findings, @Nullable ServerConfiguration configuration) {
  /** Makes a defensive copy. */
  public LoadedConfiguration {
    findings = List.copyOf(findings);
  }
}
