package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aadsync.core.engine.ObjectError;
import org.aadsync.core.engine.ObjectError.Severity;
import org.aadsync.core.engine.StepReport;

/** What stories say about a step that was run. */
public final class StepAssert {
  private final TestDirectory directory;
  private final StepReport report;

  StepAssert(TestDirectory directory, StepReport report) {
    this.directory = directory;
    this.report = report;
  }

  public StepReport actual() {
    return report;
  }

  /** Checks that the step reached its end without an error or a warning. */
  public StepAssert succeeded() {
    assertThat(report.errors()).as(about("errors")).isEmpty();
    assertThat(report.status()).as(about("status")).isIn("success", "completed-no-objects");
    return this;
  }

  public StepAssert endedWith(String status) {
    assertThat(report.status()).as(about("status")).isEqualTo(status);
    return this;
  }

  public StepAssert staged(String counter, int count) {
    return counted("staging", counter, count);
  }

  public StepAssert inbound(String counter, int count) {
    return counted("inbound", counter, count);
  }

  public StepAssert outbound(TestDirectory target, String counter, int count) {
    return counted("outbound: " + target.name(), counter, count);
  }

  public StepAssert exported(String counter, int count) {
    return counted("export", counter, count);
  }

  private StepAssert counted(String group, String counter, int count) {
    assertThat(report.counter(group, counter))
        .as(about(group + " " + counter + " in " + report.counters()))
        .isEqualTo(count);
    return this;
  }

  /** Checks that the step sent nothing to its directory. */
  public StepAssert exportedNothing() {
    assertThat(directory.lastExport()).as(about("operations")).isEmpty();
    return this;
  }

  /** Checks the codes of all errors that are not warnings. */
  public StepAssert hasErrors(String... codes) {
    return hasCodes(Severity.ERROR, codes);
  }

  /** Checks the codes of all warnings. */
  public StepAssert hasWarnings(String... codes) {
    return hasCodes(Severity.WARNING, codes);
  }

  private StepAssert hasCodes(Severity severity, String... codes) {
    assertThat(report.errors().stream().filter(error -> error.severity() == severity))
        .as(about(severity.toString()))
        .extracting(ObjectError::code)
        .containsExactlyInAnyOrder(codes);
    return this;
  }

  /** Returns the one error or warning about an object. */
  public ObjectError about(TestDirectory where, String common) {
    List<ObjectError> found =
        report.errors().stream()
            .filter(error -> error.connector().equals(where.name()))
            .filter(error -> error.dn().equals(where.dn(common)))
            .toList();
    assertThat(found).as(about("errors of " + common + " in " + report.errors())).hasSize(1);
    return found.get(0);
  }

  private String about(String what) {
    return what + " of the step " + report.type().title() + " of " + directory.name();
  }
}
