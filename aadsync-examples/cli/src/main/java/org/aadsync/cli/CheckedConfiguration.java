package org.aadsync.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.config.ConfigurationReader;
import org.aadsync.core.config.ConfigurationUnreadableException;
import org.aadsync.core.config.Finding;
import org.aadsync.core.config.LoadedConfiguration;
import org.aadsync.core.config.ServerConfiguration;
import org.aadsync.core.config.UnknownElement;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.expressions.ExpressionLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A configuration with all that can be said about it. Immutable.
 *
 * @param findings the findings about its files and, if these can be used, about its rules
 * @param unknownElements the elements that were left out because nothing is known about them
 * @param configuration the configuration, or null if its files have errors; its rules may have some
 */
record CheckedConfiguration(
    List<Finding> findings,
    List<UnknownElement> unknownElements,
    @Nullable ServerConfiguration configuration) {

  CheckedConfiguration {
    findings = List.copyOf(findings);
    unknownElements = List.copyOf(unknownElements);
  }

  /**
   * Reads the configuration in {@code folder} and checks its rules.
   *
   * @throws CommandFailure if the folder cannot be read
   */
  static CheckedConfiguration read(Path folder, ExpressionLanguage language) {
    LoadedConfiguration loaded;
    try {
      loaded = new ConfigurationReader(language).read(folder);
    } catch (ConfigurationUnreadableException e) {
      throw CommandFailure.badInput(String.valueOf(e.getMessage()));
    }
    List<Finding> findings = new ArrayList<>(loaded.findings());
    ServerConfiguration configuration = loaded.configuration();
    if (configuration != null) {
      findings.addAll(RuleCompiler.compile(configuration, language).findings());
    }
    return new CheckedConfiguration(findings, loaded.unknownElements(), configuration);
  }

  boolean hasErrors() {
    return errors() > 0;
  }

  long errors() {
    return findings.stream().filter(Finding::isError).count();
  }

  long warnings() {
    return findings.size() - errors();
  }
}
