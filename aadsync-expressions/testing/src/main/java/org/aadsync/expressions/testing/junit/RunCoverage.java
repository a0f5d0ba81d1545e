package org.aadsync.expressions.testing.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aadsync.expressions.testing.coverage.CoverageJson;
import org.aadsync.expressions.testing.coverage.CoverageReport;
import org.aadsync.expressions.testing.coverage.CoverageText;
import org.aadsync.expressions.testing.coverage.ExpressionCoverage;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The coverage of one run of tests, kept by JUnit and closed when the run ends. Thread-safe. */
final class RunCoverage implements AutoCloseable {
  private static final Namespace NAMESPACE = Namespace.create(RunCoverage.class);
  private static final String JOINED = "joined";
  private static final int COLUMNS = 100;

  private final ExpressionCoverage coverage = new ExpressionCoverage();
  private final Path directory;

  private RunCoverage(Path directory) {
    this.directory = directory;
  }

  /** Returns the coverage of the run, which begins with the first call. */
  static RunCoverage begin(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            RunCoverage.class,
            key ->
                new RunCoverage(
                    Path.of(
                        context
                            .getConfigurationParameter(ExpressionCoverageExtension.DIRECTORY)
                            .orElse("target/expression-coverage"))),
            RunCoverage.class);
  }

  /**
   * Returns the coverage that the tests of this context record into: that of the run if one of the
   * classes around the context has the extension.
   */
  static Optional<ExpressionCoverage> of(ExtensionContext context) {
    // A store looks into those of the contexts around it.
    return context.getStore(NAMESPACE).get(JOINED) == null
        ? Optional.empty()
        : Optional.of(begin(context).coverage());
  }

  /** Lets the tests of a class record into the coverage of the run. */
  static void join(ExtensionContext testClass) {
    testClass.getStore(NAMESPACE).put(JOINED, true);
    begin(testClass);
  }

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  ExpressionCoverage coverage() {
    return coverage;
  }

  /** Writes the reports. */
  @Override
  public void close() throws IOException {
    CoverageReport report = coverage.report().sorted();
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("expression-coverage.txt"), CoverageText.of(report, COLUMNS));
    try (Writer json =
        Files.newBufferedWriter(directory.resolve("expression-coverage.json"), UTF_8)) {
      CoverageJson.write(report, json);
    }
  }
}
