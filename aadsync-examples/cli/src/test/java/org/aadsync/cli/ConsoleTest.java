package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  @ParameterizedTest(name = "COLUMNS={0} gives {1}")
  @CsvSource({
    "100, 100",
    "80, 80",
    "20, 72",
    "500, 132",
    "'', 96",
    "0, 96",
    "wide, 96",
    "-80, 96",
    "99999999999, 96"
  })
  void tables_are_as_wide_as_the_terminal_within_bounds(String columns, int width) {
    assertThat(Console.width(columns)).isEqualTo(width);
  }
}
