package org.aadsync.expressions.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aadsync.expressions.testing.junit.ExpressionCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The examples in the documentation of this module compile, and hold. */
class JavadocExamplesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path EXAMPLES =
      Path.of("src/test/java/org/aadsync/expressions/testing/JavadocExamples.java");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code(.*?)\\n \\* }</pre>", Pattern.DOTALL);

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyExampleIsAmongThoseThatRun() throws IOException {
    String examples = withoutBlanks(Files.readString(EXAMPLES));
    List<Path> sources;
    try (Stream<Path> files = Files.walk(MAIN)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    List<DynamicTest> tests =
        sources.stream()
            .flatMap(
                source ->
                    examplesIn(source)
                        .map(
                            example ->
                                DynamicTest.dynamicTest(
                                    MAIN.relativize(source).toString(),
                                    () ->
                                        assertThat(examples.contains(withoutBlanks(example)))
                                            .as("JavadocExamples has this:%n%s", example)
                                            .isTrue())))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(6);
    return tests.stream();
  }

  private static Stream<String> examplesIn(Path source) {
    try {
      return EXAMPLE
          .matcher(Files.readString(source))
          .results()
          .map((MatchResult found) -> found.group(1).replaceAll("\n \\*", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutBlanks(String text) {
    return text.replace("static class", "class").replaceAll("\\s+", "");
  }

  @Test
  void theExamplesHold() {
    run("junit-jupiter", JavadocExamples.Snippets.class, 3);
    run("junit-jupiter", JavadocExamples.MailRulesTest.class, 1);
    run("junit-jupiter", JavadocExamples.StrictRulesTest.class, 1);
    run("junit-jupiter", JavadocExamples.CoveredRulesTest.class, 1);
    run("jqwik", JavadocExamples.LanguageLawsTest.class, 1);
  }

  private void run(String engine, Class<?> testClass, long tests) {
    EngineTestKit.engine(engine)
        .selectors(selectClass(testClass))
        .configurationParameter(ExpressionCoverageExtension.DIRECTORY, folder.toString())
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(tests).failed(0));
  }
}
