package org.aadsync.expressions.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** What a test class with tables does, seen from outside: run by JUnit itself. */
class ExpressionTableTestTest {
  private static EngineExecutionResults run(Class<?> testClass) {
    return kit(testClass).execute();
  }

  private static EngineTestKit.Builder kit(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("junit.jupiter.conditions.deactivate", "*");
  }

  private static List<String> names(EngineExecutionResults results) {
    return results.testEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static Throwable failure(EngineExecutionResults results, int index) {
    Event failed = results.testEvents().failed().stream().toList().get(index);
    return throwable(failed);
  }

  private static Throwable containerFailure(EngineExecutionResults results) {
    return throwable(results.containerEvents().failed().stream().findFirst().orElseThrow());
  }

  private static Throwable throwable(Event failed) {
    return failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  @Test
  void everyCaseIsATestNamedByItsLineAndWhatItSays() {
    EngineExecutionResults results = run(TableSamples.Passing.class);

    results.testEvents().assertStatistics(stats -> stats.started(4).succeeded(4));
    assertThat(names(results))
        .containsExactly(
            "2: Trim([sn]) gives str \"Curie\" with sn= Curie ",
            "3: IIF(IsPresent([mail]), [mail], NULL) gives null",
            "4: 1/0 gives error argument",
            "5: \"a b\" & \"" + "x".repeat(91) + "… gives str \"a\\n\\n b" + "x".repeat(88) + "…");
  }

  @Test
  void aCaseThatFailsShowsItsLineInputsAndBothOutcomes() {
    EngineExecutionResults results = run(TableSamples.Failing.class);

    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
    assertThat(failure(results, 0))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            """
            failing.tsv:3: Item([phones], 2)
              inputs   phones=1
              expected str "2"
              actual   error argument: Item: index 2 is out of range: it goes from 1 to 1
                         1 | Item([phones], 2)
                           | ^~~~~~~~~~~~~~~~~
            """);
  }

  @Test
  void toolsGetBothOutcomesAndTheLineOfTheTable() {
    AssertionFailedError failure =
        (AssertionFailedError) failure(run(TableSamples.Failing.class), 0);

    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("str \"2\"");
    assertThat(failure.getActual().getStringRepresentation()).startsWith("error argument");
    assertThat(failure.getStackTrace()[0])
        .hasToString(TableSamples.Failing.class.getName() + ".cases(failing.tsv:3)");
  }

  @Test
  void aLineThatIsNoCaseFailsAndDoesNotHideTheOthers() {
    EngineExecutionResults results = run(TableSamples.Unreadable.class);

    results.testEvents().assertStatistics(stats -> stats.started(3).succeeded(1).failed(2));
    assertThat(names(results)).contains("2: this is no case", "3: this is no case");
    assertThat(failure(results, 0))
        .hasMessageStartingWith("unreadable.tsv:2: expected 3 to 5 columns separated by tabs");
    assertThat(failure(results, 1)).hasMessageStartingWith("unreadable.tsv:3: 'integer' is no");
  }

  @Test
  void ofSeveralTablesTheNameBelongsToTheTest() {
    EngineExecutionResults results = run(TableSamples.Several.class);

    results.testEvents().assertStatistics(stats -> stats.started(9).failed(2));
    assertThat(names(results))
        .contains(
            "passing.tsv:4: 1/0 gives error argument",
            "unreadable.tsv:1: 1+1 gives num 2",
            "usual.tsv:1: Now() gives dt 2024-02-29T12:34:56.7890000Z");
  }

  @Test
  void aTableThatCannotBeHadFailsTheMethod() {
    assertThat(containerFailure(run(TableSamples.Missing.class)))
        .hasMessage(
            "there is no resource 'nosuch.tsv' beside "
                + TableSamples.Missing.class.getName()
                + "; a name from the root begins with '/'");
    assertThat(containerFailure(run(TableSamples.MissingFromRoot.class)))
        .hasMessage("there is no resource '/nosuch.tsv' on the class path");
    assertThat(containerFailure(run(TableSamples.MissingFile.class)))
        .hasMessageMatching("cannot read /.*/nosuch\\.tsv; a table is a text in UTF-8");
    assertThat(containerFailure(run(TableSamples.Empty.class)))
        .hasMessageStartingWith("empty.tsv has no cases");
    assertThat(containerFailure(run(TableSamples.NoTable.class)))
        .hasMessageStartingWith("@ExpressionTableTest names no table");
  }

  @Test
  void timeAndChanceStandStillUnlessChosen() {
    run(TableSamples.Usual.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(2).failed(0));
  }

  @Test
  void theTestClassChoosesLanguageTimeAndChanceForInnerClassesToo() {
    run(TableSamples.Chosen.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(6).failed(0));
  }

  @Test
  void theMethodMayTestMoreOfACaseThatHasPassed() {
    EngineExecutionResults results = run(TableSamples.WithParameters.class);

    assertThat(results.testEvents().failed().stream().toList())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("4: 1/0 gives error argument");
  }

  @Test
  void theNameOfAFileMayHaveConfigurationParameters() {
    kit(TableSamples.InFolder.class)
        .configurationParameter(
            "tables.folder", "src/test/resources/org/aadsync/expressions/testing/junit")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(2).failed(0));

    assertThat(containerFailure(run(TableSamples.InFolder.class)))
        .hasMessage(
            "there is no configuration parameter or system property 'tables.folder', which the file"
                + " name ${tables.folder}/usual.tsv needs");
  }
}
