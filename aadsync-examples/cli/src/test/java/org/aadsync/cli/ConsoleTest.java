package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_long_remark_is_wrapped_in_a_terminal() {
    String names = "extensionAttribute, ".repeat(20) + "last";

    assertThat(remark(names, true).lines())
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.length() <= 80)
        .allMatch(line -> line.startsWith("aadsync: ") || line.startsWith("  ext"));
  }

  @Test
  void a_remark_stays_on_one_line_for_a_program() {
    String names = "extensionAttribute, ".repeat(20) + "last";

    assertThat(remark(names, false)).isEqualTo("aadsync: " + names + System.lineSeparator());
  }

  private static String remark(String text, boolean interactive) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, UTF_8);
    new Console(InputStream.nullInputStream(), stream, stream, 80, interactive).remark(text);
    return err.toString(UTF_8);
  }
}
