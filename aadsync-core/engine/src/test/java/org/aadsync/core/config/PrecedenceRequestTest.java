package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.rules.SyncRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that ask for a place before or after another instead of naming a number. */
class PrecedenceRequestTest {
  private static final String OLD = "{11111111-2222-4333-8444-555555555501}";

  @TempDir Path folder;

  @Test
  @DisplayName("R-4: a rule before another takes its number, and the others move down")
  void aRuleBeforeAnotherTakesItsNumberAndTheOthersMoveDown() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/a.xml", rule(2, 121, ""))
            .file("SynchronizationRules/b.xml", rule(3, 0, before(OLD)));
    assertThat(placed(export)).containsExactly("rule 3: 120", "In from HR: 121", "rule 2: 122");
  }

  @Test
  @DisplayName("R-4: a rule after another takes the next number")
  void aRuleAfterAnotherTakesTheNextNumber() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/a.xml", rule(2, 121, ""))
            .file("SynchronizationRules/b.xml", rule(3, 0, after(OLD)));
    assertThat(placed(export)).containsExactly("In from HR: 120", "rule 3: 121", "rule 2: 122");
  }

  @Test
  @DisplayName("R-4: several rules before one stand in the order of their files")
  void severalRulesBeforeOneStandInTheOrderOfTheirFiles() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/a.xml", rule(2, 0, before(OLD)))
            .file("SynchronizationRules/b.xml", rule(3, 0, before(OLD)));
    assertThat(placed(export)).containsExactly("rule 2: 120", "rule 3: 121", "In from HR: 122");
  }

  @Test
  void aRequestMayNameARuleThatIsItselfPlacedByRequest() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/a.xml", rule(2, 0, before(id(3))))
            .file("SynchronizationRules/b.xml", rule(3, 0, before(OLD)));
    assertThat(placed(export)).containsExactly("rule 2: 120", "rule 3: 121", "In from HR: 122");
  }

  @Test
  void aNumberOfItsOwnCountsMoreThanARequest() {
    SampleExport export =
        SampleExport.in(folder).file("SynchronizationRules/a.xml", rule(2, 150, before(OLD)));
    assertThat(placed(export)).containsExactly("In from HR: 120", "rule 2: 150");
    assertThat(export.read().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message()).contains("150").contains("In from HR");
            });
  }

  @Test
  void aRequestThatAgreesWithTheNumberIsFine() {
    SampleExport export =
        SampleExport.in(folder).file("SynchronizationRules/a.xml", rule(2, 150, after(OLD)));
    assertThat(export.read().findings()).isEmpty();
  }

  @Test
  void precedenceZeroWithoutARequestIsANumber() {
    SampleExport export =
        SampleExport.in(folder).file("SynchronizationRules/a.xml", rule(2, 0, ""));
    assertThat(placed(export)).containsExactly("rule 2: 0", "In from HR: 120");
  }

  @Test
  void aRequestForAPlaceBesideNothingIsAnError() {
    SampleExport export =
        SampleExport.in(folder).file("SynchronizationRules/a.xml", rule(2, 0, before(id(9))));
    assertThat(export.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.rule()).isEqualTo("rule 2");
              assertThat(error.message()).contains(id(9));
            });
  }

  @Test
  void requestsThatWaitForEachOtherAreErrors() {
    SampleExport export =
        SampleExport.in(folder)
            .file("SynchronizationRules/a.xml", rule(2, 0, before(id(3))))
            .file("SynchronizationRules/b.xml", rule(3, 0, after(id(2))));
    assertThat(export.errors()).extracting(Finding::rule).containsExactly("rule 2", "rule 3");
  }

  private static List<String> placed(SampleExport export) {
    return export.configuration().rules().stream()
        .map((SyncRule rule) -> rule.name() + ": " + rule.precedence())
        .toList();
  }

  private static String rule(int number, int precedence, String request) {
    return SampleExport.rule()
        .replace(OLD, id(number))
        .replace("In from HR", "rule " + number)
        .replace(
            "<precedence>120</precedence>",
            "<precedence>" + precedence + "</precedence>" + request);
  }

  private static String id(int number) {
    return OLD.replace("01}", "0" + number + "}");
  }

  private static String before(String id) {
    return "<precedence-before>" + id + "</precedence-before>";
  }

  private static String after(String id) {
    return "<precedence-after>" + id + "</precedence-after>";
  }
}
