package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  @TempDir private Path folder;

  @Test
  void an_expression_is_printed_in_its_canonical_form() {
    assertThat(CommandRun.of("format", "Left( [sn],1 )&\"\\\\0\""))
        .isEqualTo(new CommandRun(0, "Left([sn], 1) & \"\\\\0\"\n", ""));
  }

  @Test
  void it_comes_from_standard_input_or_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "1+1\n");

    assertThat(CommandRun.withInput("1+1", "format", "-").out()).isEqualTo("1 + 1\n");
    assertThat(CommandRun.of("format", "--file", file.toString()).out()).isEqualTo("1 + 1\n");
    assertThat(CommandRun.of("format").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void the_width_can_be_chosen() {
    String expression = "IIF(IsPresent([mail]), [mail], NULL)";

    assertThat(CommandRun.of("format", expression).out()).isEqualTo(expression + "\n");
    assertThat(CommandRun.of("format", expression, "--width", "30").out())
        .isEqualTo("IIF(\n  IsPresent([mail]),\n  [mail],\n  NULL\n)\n");
    assertThat(CommandRun.of("format", expression, "--width", "0").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void unknown_names_are_no_obstacle() {
    assertThat(CommandRun.of("format", "NoSuch(1)"))
        .isEqualTo(new CommandRun(0, "NoSuch(1)\n", ""));
  }

  @Test
  void a_mistake_in_the_text_is_shown_instead() {
    CommandRun run = CommandRun.of("format", "[a] == 1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error AADS-EXPR-0205 at 1:5").contains("^~");
  }
}
