package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.StepReport;

/** What stories say about a whole cycle. */
public final class CycleAssert {
  private final List<StepReport> reports;

  CycleAssert(List<StepReport> reports) {
    this.reports = reports;
  }

  public List<StepReport> actual() {
    return reports;
  }

  /** Checks that every step reached its end without an error or a warning. */
  public CycleAssert succeeded() {
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.errors()).as(about(report, "errors")).isEmpty();
              assertThat(report.status())
                  .as(about(report, "status"))
                  .isIn("success", "completed-no-objects");
            });
    return this;
  }

  /** Checks that no export step had anything to do. */
  public CycleAssert exportedNothing() {
    assertThat(reports)
        .filteredOn(report -> report.type() == StepType.EXPORT)
        .isNotEmpty()
        .allSatisfy(
            report ->
                assertThat(report.counters().getOrDefault("export", Map.of()))
                    .as(about(report, "counters"))
                    .isEmpty());
    return this;
  }

  /** Checks the codes of all errors and warnings of the cycle. */
  public CycleAssert hasErrors(String... codes) {
    assertThat(reports.stream().flatMap(report -> report.errors().stream()))
        .extracting(ObjectError::code)
        .containsExactlyInAnyOrder(codes);
    return this;
  }

  private static String about(StepReport report, String what) {
    return what + " of " + report.type().title() + " of " + report.connectorName();
  }
}
