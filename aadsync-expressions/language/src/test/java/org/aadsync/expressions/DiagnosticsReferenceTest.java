package org.aadsync.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.expressions.internal.finding.DiagnosticsReference;
import org.aadsync.expressions.internal.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticsReferenceTest {
  private static final Path MODULES =
      Path.of(System.getProperty("aadsync.root")).resolve("aadsync-expressions");

  @Test
  void theListOfCodesIsThatOfTheCodes() throws IOException {
    String reference = DiagnosticsReference.markdown();
    Path fresh = Files.writeString(MODULES.resolve("language/target/DIAGNOSTICS.md"), reference);

    assertThat(MODULES.resolve("DIAGNOSTICS.md"))
        .as(
            "the codes have changed; take over their list with"
                + " cp %s aadsync-expressions/DIAGNOSTICS.md",
            MODULES.getParent().relativize(fresh))
        .hasContent(reference);
  }

  @Test
  void everyCodeAndEveryKindOfFailureIsListed() {
    assertThat(DiagnosticsReference.markdown())
        .contains(List.of(FindingCode.values()).stream().map(FindingCode::id).toList())
        .contains("`custom`", "`type`", "`argument`", "`overflow`", "`limit`");
  }

  @ParameterizedTest
  @EnumSource
  void theExampleHasTheFindingAndWhatMendsItHasNone(FindingCode code) {
    if (code.kind() == FindingCode.Kind.LIMIT) {
      return; // what exceeds a limit is told in words
    }

    assertThat(findings(code.example()))
        .as(code.example())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(code.id());
              assertThat(finding.severity()).isEqualTo(code.severity());
            });
    assertThat(findings(code.mended())).as(code.mended()).isEmpty();
  }

  @Test
  void numbersRiseAndDifferSoThatACodeIsFound() {
    assertThat(List.of(FindingCode.values())).extracting(FindingCode::id).isSorted();
    assertThat(List.of(FindingCode.values())).extracting(FindingCode::id).doesNotHaveDuplicates();
  }

  private static List<Diagnostic> findings(String text) {
    ExpressionLanguage language = ExpressionLanguage.standard();
    return language.compile(language.parse(text), new TestSource()).diagnostics();
  }
}
