package org.aadsync.core.engine;

import java.util.List;
import org.aadsync.core.config.Finding;

/** A configuration has errors and is refused as a whole; {@link #findings} has all of them. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** Makes an exception. */
  public ConfigurationException(List<Finding> findings) {
    super(
        findings.stream().filter(Finding::isError).count()
            + " errors in the configuration, the first: "
            + findings.stream()
                .filter(Finding::isError)
                .map(Finding::message)
                .findFirst()
                .orElse(""));
    this.findings = List.copyOf(findings);
  }

  /** Returns every finding, warnings included. */
  public List<Finding> findings() {
    return findings;
  }
}
