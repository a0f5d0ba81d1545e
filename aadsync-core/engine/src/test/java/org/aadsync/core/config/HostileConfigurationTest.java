package org.aadsync.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.aadsync.core.rules.RuleCompiler;
import org.aadsync.expressions.ExpressionLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody damaged or made to do damage. */
class HostileConfigurationTest {
  private static final String RULE_FILE = "SynchronizationRules/first.xml";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"SynchronizationRules/first.xml", "Connectors/hr.xml", "GlobalSettings/MV.xml"})
  void aFileThatEndsAnywhereIsAnErrorWithItsPlace(String file) {
    String text =
        switch (file) {
          case RULE_FILE -> SampleExport.rule();
          case "Connectors/hr.xml" -> SampleExport.directory();
          default -> SampleExport.metaverse("");
        };
    int end = text.strip().length();
    SampleExport export = SampleExport.in(folder);
    for (int length = 0; length < end; length += 41) {
      assertThat(export.file(file, text.substring(0, length)).errors())
          .as("the first %d characters", length)
          .anySatisfy(
              error -> {
                assertThat(error.file()).isEqualTo(file);
                assertThat(error.line()).isPositive();
              });
    }
  }

  @Test
  void damagedBytesNeverMakeTheReaderFail() {
    Random random = new Random(20240102);
    byte[] whole = SampleExport.rule().getBytes(StandardCharsets.UTF_8);
    SampleExport export = SampleExport.in(folder);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> export.file(RULE_FILE, damaged).errors()).doesNotThrowAnyException();
    }
  }

  @Test
  void millionsOfElementsAreAnError() {
    List<Finding> errors =
        SampleExport.in(folder).file(RULE_FILE, "<r>" + "<a/>".repeat(1_000_001) + "</r>").errors();
    assertThat(errors)
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("more than 1000000 elements"));
  }

  @Test
  void manyErrorsAreCutOffAndNeverForgotten() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                RULE_FILE,
                "<attribute-mappings>",
                "<attribute-mappings>" + "<mapping/>".repeat(20_000));
    LoadedConfiguration loaded = export.read();
    assertThat(loaded.configuration()).isNull();
    assertThat(loaded.findings()).hasSizeLessThanOrEqualTo(10_000).anyMatch(Finding::isError);
  }

  @Test
  void anErrorAfterManyWarningsIsNotForgotten() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(
                RULE_FILE,
                "<mapping><dest>anchor</dest>",
                "<mapping><dest>displayName</dest><src>x</src></mapping>".repeat(10_100)
                    + "<mapping><nothing/>");
    LoadedConfiguration loaded = export.read();
    assertThat(loaded.configuration()).isNull();
    assertThat(loaded.findings()).anyMatch(Finding::isError);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000_000, 200_000})
  void aHugeExpressionIsOneErrorThatSaysWhere(int length) {
    SampleExport export =
        SampleExport.in(folder)
            .edit(RULE_FILE, "Trim([cn])", "Trim(\"" + "x".repeat(length) + "\")");
    assertThat(
            RuleCompiler.compile(export.configuration(), ExpressionLanguage.standard()).findings())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.isError()).isTrue();
              assertThat(error.file()).isEqualTo(RULE_FILE);
              assertThat(error.line()).isEqualTo(17);
              assertThat(error.toString()).hasSizeLessThan(2_000);
            });
  }

  @Test
  void markupInNamesStaysText() {
    SampleExport export =
        SampleExport.in(folder)
            .edit(RULE_FILE, "<name>In from HR", "<name><![CDATA[<b>&amp;]]>&lt;HR&gt;");
    assertThat(export.configuration().rules().get(0).name()).isEqualTo("<b>&amp;<HR>");
  }
}
