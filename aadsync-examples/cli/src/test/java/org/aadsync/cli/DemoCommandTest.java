package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  private static CommandRun demo;

  @BeforeAll
  static void run() {
    demo = CommandRun.of("demo");
  }

  @Test
  void the_main_job_is_done() {
    assertThat(demo.exitCode()).isZero();
    assertThat(demo.err()).isEmpty();
  }

  @Test
  void it_goes_on_until_there_is_nothing_left_to_export() {
    assertThat(demo.out())
        .contains("Cycle 1, initial")
        .contains("Cycle 2, delta")
        .contains("The last cycle exported nothing: every directory is as the rules want it.");
  }

  @Test
  void every_step_has_its_statistics() {
    assertThat(demo.out())
        .containsPattern("Full Import, .*: success, ")
        .containsPattern("Full Synchronization, .*: completed-sync-errors, ")
        .containsPattern("Export, .*: success, ")
        .contains("stage-add", "disconnector-projected-flow", "provisioned-add-flow", "export-add");
  }

  @Test
  void the_object_that_fails_is_told_in_full() {
    assertThat(demo.out())
        .contains("error sync-rule-error-function-triggered on synchronization")
        .contains("CN=Cellar Terminal 3,OU=Services,DC=lindwurm,DC=example");
  }

  @Test
  void three_cloud_objects_are_shown_with_the_rule_behind_every_attribute() {
    assertThat(demo.out())
        .contains("user with userPrincipalName zofie.novakova@lindwurm.example")
        .contains("group with mail cellar.managers@lindwurm.example")
        .contains("contact with mail sofia@hops.example")
        .containsPattern(
            "\n  displayName +Žofie Nováková \\(Plzeň\\) +Out to cloud - User Profile\n")
        .containsPattern("\n  cloudMastered +False +\\(the directory itself\\)\n")
        .doesNotContain("there is no ");
  }

  @Test
  void tables_fit_a_terminal() {
    Pattern table = Pattern.compile("^  [a-zA-Z: .-]+  .*");

    assertThat(demo.outLines().stream().filter(table.asMatchPredicate()))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(Console.DEFAULT_WIDTH));
  }
}
