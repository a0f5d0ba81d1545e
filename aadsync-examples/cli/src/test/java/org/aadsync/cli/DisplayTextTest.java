package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  @ParameterizedTest(name = "{0} takes {1} columns")
  @CsvSource({
    "abc, 3",
    "Müller, 6",
    "Žaneta, 6",
    "Иванов, 6",
    "田中, 4",
    "김철수, 6",
    "ﾀﾅｶ, 3",
    "ＡＢ, 4",
    "😀, 2",
    "𠮷野, 4"
  })
  void letters_take_one_column_and_wide_characters_two(String text, int columns) {
    assertThat(DisplayText.width(text)).isEqualTo(columns);
  }

  @Test
  void combining_marks_take_no_column() {
    assertThat(DisplayText.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void text_that_fits_stays_whole() {
    assertThat(DisplayText.elide("12345", 5)).isEqualTo("12345");
  }

  @Test
  void text_that_does_not_fit_ends_with_an_ellipsis() {
    assertThat(DisplayText.elide("123456", 5)).isEqualTo("1234…");
  }

  @Test
  void a_wide_character_is_never_cut_in_half() {
    assertThat(DisplayText.elide("田中太郎", 4)).isEqualTo("田…");
    assertThat(DisplayText.elide("😀😀😀", 4)).isEqualTo("😀…");
  }

  @Test
  void padding_counts_columns_and_not_characters() {
    assertThat(DisplayText.padEnd("田", 4) + "|").isEqualTo("田  |");
    assertThat(DisplayText.padStart("田", 4)).isEqualTo("  田");
  }

  @Test
  void control_characters_become_visible() {
    assertThat(DisplayText.visible("a\u001b[31mred\u0007\tb\r\n"))
        .isEqualTo("a\\u001B[31mred\\u0007\\tb\\r\\n");
  }

  @Test
  void marks_that_turn_text_around_become_visible() {
    assertThat(DisplayText.visible("user\u202etxt.exe")).isEqualTo("user\\u202Etxt.exe");
  }

  @Test
  void joiners_that_scripts_need_stay() {
    assertThat(DisplayText.visible("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
  }

  @Test
  void a_lone_surrogate_becomes_visible() {
    assertThat(DisplayText.visible("a\uD83Db")).isEqualTo("a\\uD83Db");
  }

  @Test
  void lines_stay_where_they_are_wanted() {
    assertThat(DisplayText.visibleLines("a\r\nb\u001b")).isEqualTo("a\nb\\u001B");
  }
}
