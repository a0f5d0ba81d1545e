package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.aadsync.core.engine.StepReport;
import org.junit.jupiter.api.Test;

class StepReportJsonTest {
  @Test
  void a_document_begins_with_its_format_and_version() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonDocument.print(new PrintStream(bytes, true, UTF_8), "test", json -> {});

    assertThat(Json.parse(bytes.toString(UTF_8)))
        .isEqualTo(Map.of("format", "aadsync-test", "formatVersion", 1L));
  }

  @Test
  void a_step_has_its_counters_by_group_and_its_errors() {
    Json step = json(Reports.synchronization());

    assertThat(step.text("connector")).isEqualTo("corp.example.com");
    assertThat(step.text("connectorId")).isEqualTo(Reports.CONNECTOR.toString());
    assertThat(step.text("step")).isEqualTo("Full Synchronization");
    assertThat(step.text("status")).isEqualTo("completed-sync-errors");
    assertThat(step.at("completed")).isEqualTo(true);
    assertThat(step.at("durationMillis")).isEqualTo(1250L);
    assertThat(step.at("counters", "inbound", "disconnector-projected-flow")).isEqualTo(1301L);
    assertThat(step.at("counters", "outbound: cloud", "provisioned-add-flow")).isEqualTo(1290L);
    assertThat(step.text("errors", 0, "stage")).isEqualTo("synchronization");
    assertThat(step.text("errors", 0, "severity")).isEqualTo("error");
    assertThat(step.text("errors", 0, "dn")).isEqualTo(Reports.LONG_DN);
    assertThat(step.text("errors", 0, "message")).isEqualTo(Reports.LONG_MESSAGE);
    assertThat(step.at("errors", 0, "place", "column")).isEqualTo(1L);
  }

  @Test
  void what_has_nothing_to_say_is_left_out() {
    Json step = json(Reports.failedImport());

    assertThat(step.at("completed")).isEqualTo(false);
    assertThat(step.text("message")).contains("line 12");
    assertThat(json(Reports.synchronization()).has("message")).isFalse();
  }

  @Test
  void an_export_over_its_budget_has_its_excess() {
    Json excess = json(Reports.overBudget()).child("excess");

    assertThat(excess.text("planHash")).isEqualTo(Reports.PLAN_HASH);
    assertThat(excess.text("exceeded", 0, "operation")).isEqualTo("delete");
    assertThat(excess.text("exceeded", 0, "unit")).isEqualTo("count");
    assertThat(excess.at("exceeded", 0, "maximum")).isEqualTo(500L);
    assertThat(excess.at("exceeded", 0, "found")).isEqualTo(501L);
    assertThat(excess.at("counts", "delete", "user")).isEqualTo(501L);
    assertThat(excess.text("sample", 0)).isEqualTo(Reports.LONG_DN);
    assertThat(json(Reports.synchronization()).has("excess")).isFalse();
  }

  @Test
  void text_of_every_kind_survives() {
    assertThat(json(Reports.hostile()).text("message")).isEqualTo("x\u001b[2J");
  }

  private static Json json(StepReport step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonDocument.print(
        new PrintStream(bytes, true, UTF_8),
        "test",
        json -> {
          json.writeFieldName("step");
          StepReportJson.write(json, step);
        });
    return Json.of(bytes.toString(UTF_8)).child("step");
  }
}
