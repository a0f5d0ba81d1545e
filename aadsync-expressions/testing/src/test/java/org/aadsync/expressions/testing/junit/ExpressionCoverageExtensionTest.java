package org.aadsync.expressions.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

class ExpressionCoverageExtensionTest {
  @TempDir private Path folder;

  private void run(boolean sideBySide, Class<?>... testClasses) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    Stream.of(testClasses).forEach(testClass -> kit.selectors(selectClass(testClass)));
    kit.configurationParameter(
            ExpressionCoverageExtension.DIRECTORY, folder.resolve("reports").toString())
        .configurationParameter("junit.jupiter.conditions.deactivate", "*")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "" + sideBySide)
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.failed(0));
  }

  private String report(String name) throws IOException {
    return Files.readString(folder.resolve("reports").resolve(name));
  }

  @Test
  void aRunWritesWhatItsTablesDidNotSee() throws IOException {
    run(false, CoverageSamples.Tables.class);

    assertThat(report("expression-coverage.txt"))
        .isEqualTo(
            """
            IIF([a] = 1, "one", "other"): 1 of 2 outcomes seen
              IIF never took the value if False
                1 | IIF([a] = 1, "one", "other")
                  |                     ^~~~~~~

            2 expressions: 1 covered, 1 in part, 0 never evaluated
            1 of 2 outcomes seen (50 %)
            """);
    assertThat(report("expression-coverage.json"))
        .startsWith("{\n  \"format\" : \"aadsync-coverage\",\n  \"formatVersion\" : 1,\n")
        .contains("\"text\" : \"\\\"other\\\"\"");
  }

  @Test
  void allClassesOfARunAddUpAlsoSideBySide() throws IOException {
    run(
        true,
        CoverageSamples.Tables.class,
        CoverageSamples.Assertions.class,
        CoverageSamples.Rules.class);

    assertThat(report("expression-coverage.txt"))
        .isEqualTo(
            """
            never evaluated:
              rule
                b

            evaluated, but none of the expressions to be covered:
              Trim([sn])

            2 expressions: 1 covered, 0 in part, 1 never evaluated
            2 of 2 outcomes seen (100 %)
            """);
  }

  @Test
  void aClassWithoutTheExtensionAddsNothingToARunThatCollects() throws IOException {
    run(
        false,
        CoverageSamples.Tables.class,
        CoverageSamples.Without.class,
        CoverageSamples.Assertions.class);

    assertThat(report("expression-coverage.json")).contains("Trim([sn])").doesNotContain("Now()");
  }

  @Test
  void withoutTheExtensionNothingIsCollected() {
    run(false, CoverageSamples.Without.class);

    assertThat(folder.resolve("reports")).doesNotExist();
  }
}
