package org.aadsync.expressions.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void whatWouldSteerATerminalBecomesVisible() {
    assertThat(TerminalText.visible("a\u001b[31m\u0007\tb\r\n\u202e\u2028\uD83D"))
        .isEqualTo("a\\u001B[31m\\u0007\\tb\\r\\n\\u202E\\u2028\\uD83D");
  }

  @Test
  void linesStayWhereTheyAreWanted() {
    assertThat(TerminalText.visibleLines("a\r\nb\u001b")).isEqualTo("a\nb\\u001B");
  }

  @Test
  void joinersThatScriptsNeedStay() {
    assertThat(TerminalText.visible("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
  }

  @Test
  void textThatFitsStaysWhole() {
    assertThat(TerminalText.elide("12345", 5)).isEqualTo("12345");
    assertThat(TerminalText.elide("東京", 4)).isEqualTo("東京");
    assertThat(TerminalText.elide("", 0)).isEmpty();
  }

  @Test
  void textThatDoesNotFitEndsWithAnEllipsis() {
    assertThat(TerminalText.elide("123456", 5)).isEqualTo("1234…");
    assertThat(TerminalText.elide("東京都", 4)).isEqualTo("東…");
    assertThat(TerminalText.elide("\uD83D\uDE00\uD83D\uDE00", 3)).isEqualTo("\uD83D\uDE00…");
  }

  @Test
  void cuttingAnEnormousTextCostsNothing() {
    String enormous = "x".repeat(50_000_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          for (int i = 0; i < 100_000; i++) {
            TerminalText.elide(enormous, 10);
          }
        });
  }
}
