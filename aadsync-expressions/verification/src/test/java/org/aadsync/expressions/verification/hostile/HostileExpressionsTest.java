package org.aadsync.expressions.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attack ends within a second of processor time, in 96 MB of heap and 256 KiB of stack, with a
 * result or a declared failure.
 */
class HostileExpressionsTest {
  static final ImmutableList<HostileCase> CASES =
      ImmutableList.<HostileCase>builder()
          .addAll(HostileTexts.all())
          .addAll(HostileValues.all())
          .build();

  private static final Splitter COLUMNS = Splitter.on('\t');

  // Of the thread's own time, so that other processes matter little. Code that has hardly been
  // compiled takes most of it: of all attacks, the longest take a third to a half of this.
  private static final int LONGEST_MILLIS = 1_000;

  private static ImmutableMap<String, List<String>> outcomes = ImmutableMap.of();

  @BeforeAll
  static void attack() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileMain.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).describedAs(output).isZero();
    outcomes =
        Maps.uniqueIndex(
            output.lines().map(COLUMNS::splitToList).toList(), columns -> columns.get(0));
  }

  static Stream<String> names() {
    return CASES.stream().map(HostileCase::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAttackEndsSoonAndAsDeclared(String name) {
    HostileCase attack =
        CASES.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<String> columns = outcomes.get(name);

    assertThat(columns).describedAs("the outcome").isNotNull().hasSize(3);
    assertThat(columns.get(1)).doesNotStartWith("threw");
    if (!attack.expected().equals("any")) {
      assertThat(columns.get(1)).isEqualTo(attack.expected());
    }
    assertThat(Integer.parseInt(columns.get(2)))
        .describedAs("milliseconds")
        .isLessThan(LONGEST_MILLIS);
  }
}
