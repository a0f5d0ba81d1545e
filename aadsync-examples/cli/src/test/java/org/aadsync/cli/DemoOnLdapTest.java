package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demonstration with forests that speak LDAP; one of them a real one, where there is one. */
class DemoOnLdapTest {
  private static CommandRun demo;

  @BeforeAll
  static void run() {
    demo = CommandRun.of("demo", "--ldap");
  }

  @Test
  void every_directory_ends_as_the_rules_want_it() {
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .contains("Cycle 1, initial")
        .contains("The last cycle exported nothing: every directory is as the rules want it.");
  }

  @Test
  void an_account_and_its_mailbox_in_the_other_forest_are_one_user() {
    assertThat(demo.out())
        .contains("user with userPrincipalName zofie.novakova@lindwurm.example")
        .containsPattern(
            "\n  displayName +Žofie Nováková \\(Plzeň\\) +Out to cloud - User Profile\n");
  }

  @Test
  void members_that_are_foreign_security_principals_resolve() {
    assertThat(demo.out()).contains("group with mail cellar.managers@lindwurm.example");
    assertThat(demo.out()).doesNotContain("there is no ");
  }

  @Test
  void the_forests_have_all_attributes_that_the_configuration_selects() {
    assertThat(demo.err()).isEmpty();
  }
}
