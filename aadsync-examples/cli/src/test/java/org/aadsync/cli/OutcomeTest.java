package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void an_export_over_its_budget_has_an_exit_code_of_its_own() {
    assertThat(Outcome.of(List.of(Reports.synchronization(), Reports.overBudget())).exitCode())
        .isEqualTo(ExitCode.OVER_BUDGET);
  }

  @Test
  void the_budget_is_told_even_if_another_cycle_follows() {
    Outcome first = Outcome.of(List.of(Reports.overBudget()));

    assertThat(first.and(Outcome.NONE).exitCode()).isEqualTo(ExitCode.OVER_BUDGET);
    assertThat(Outcome.NONE.and(first).exitCode()).isEqualTo(ExitCode.OVER_BUDGET);
  }

  @Test
  void a_step_that_failed_matters_more_than_object_errors() {
    assertThat(Outcome.of(List.of(Reports.synchronization(), Reports.failedImport())).exitCode())
        .isEqualTo(ExitCode.FAILED);
  }
}
