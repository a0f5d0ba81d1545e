package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.core.engine.StepReport;
import org.junit.jupiter.api.Test;

class StepReportPrinterTest {
  @Test
  void a_step_is_a_table_of_its_counters_under_its_name() {
    assertThat(print(Reports.synchronization()))
        .contains(
            """
            Full Synchronization, corp.example.com: completed-sync-errors, 1.25 s
              inbound          disconnector-projected-flow  1,301
                               flow-failure                     1
              outbound: cloud  provisioned-add-flow         1,290
            """);
  }

  @Test
  void a_step_that_stopped_says_why_and_notes_follow() {
    assertThat(print(Reports.failedImport()))
        .contains("Full Import, corp.example.com: stopped-parse-error, 0.00 s")
        .contains("  line 12 of people.ldif has no colon\n")
        .contains("  note: 3 objects outside the included containers\n");
  }

  @Test
  void an_export_over_its_budget_says_why_and_how_to_let_it_through() {
    assertThat(print(Reports.overBudget()))
        .contains("501 deletes, where 500 are allowed")
        .contains("  to let just this export through, once:\n")
        .contains("    --approve " + Reports.PLAN_HASH + "\n");
  }

  @Test
  void an_error_shows_everything_in_full() {
    String text = print(Reports.synchronization());

    assertThat(text)
        .contains("error sync-rule-error-function-triggered on synchronization")
        .contains(Reports.LONG_DN)
        .contains("In from AD - User Join")
        .contains("sourceAnchor")
        .contains("0102AB");
    assertThat(text.replaceAll("\\s+", " ")).contains(Reports.LONG_MESSAGE);
  }

  @Test
  void the_place_in_the_expression_is_marked() {
    assertThat(print(Reports.synchronization()))
        .contains("1 | Error(\"no source anchor\")\n")
        .contains("  | ^~~~~\n");
  }

  @Test
  void data_cannot_steer_the_terminal() {
    assertThat(print(Reports.hostile())).doesNotContain("\u001b").contains("\\u001B[2J");
  }

  @Test
  void tables_stay_within_the_width() {
    assertThat(print(Reports.synchronization()).lines().takeWhile(l -> !l.startsWith("error")))
        .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(80));
  }

  private static String print(StepReport... steps) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, out, 80, false);
    new StepReportPrinter(console).print(List.of(steps));
    return bytes.toString(UTF_8);
  }
}
