package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.aadsync.cli.TextTable.Column;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columns_are_as_wide_as_what_they_hold() {
    TextTable table = new TextTable("  ", 80, Column.FIXED, Column.NUMBER);
    table.row("stage-add", "412").row("stage-delete-add", "1,000");

    assertThat(print(table))
        .containsExactly("  stage-add           412", "  stage-delete-add  1,000");
  }

  @Test
  void columns_are_aligned_whatever_the_script() {
    TextTable table = new TextTable("", 80, Column.FIXED, Column.FIXED);
    table.row("田中", "x").row("Ivan", "y").row("José", "z");

    assertThat(print(table)).containsExactly("田中  x", "Ivan  y", "José  z");
  }

  @Test
  void the_widest_flexible_column_gives_way() {
    TextTable table = new TextTable("", 40, Column.FIXED, Column.FLEXIBLE, Column.FLEXIBLE);
    table.row("displayName", "x".repeat(60), "Out to AAD");

    assertThat(print(table)).containsExactly("displayName  " + "x".repeat(14) + "…  Out to AAD");
  }

  @Test
  void a_yielding_column_gives_way_before_the_others() {
    TextTable table = new TextTable("", 60, Column.FLEXIBLE, Column.YIELDING);
    table.row("lastPasswordChangeTimestamp", "0123456789".repeat(5));

    assertThat(print(table))
        .containsExactly("lastPasswordChangeTimestamp  " + "0123456789".repeat(3) + "…");
  }

  @Test
  void a_yielding_column_keeps_some_room() {
    TextTable table = new TextTable("", 40, Column.FLEXIBLE, Column.YIELDING);
    table.row("lastPasswordChangeTimestamp", "0123456789".repeat(5));

    assertThat(print(table)).containsExactly("lastPasswordC…  01234567890123456789012…");
  }

  @Test
  void a_fixed_column_is_never_cut() {
    TextTable table = new TextTable("", 20, Column.FIXED, Column.FLEXIBLE);
    table.row("disconnector-projected-remove-mv", "abcdefghijklmnop");

    assertThat(print(table)).containsExactly("disconnector-projected-remove-mv  abcdefghijk…");
  }

  @Test
  void a_cell_cannot_break_the_table() {
    TextTable table = new TextTable("", 80, Column.FIXED);
    table.row("a\nb\u001b[2J");

    assertThat(print(table)).containsExactly("a\\nb\\u001B[2J");
  }

  @Test
  void a_row_has_a_cell_for_each_column() {
    TextTable table = new TextTable("", 80, Column.FIXED);

    assertThatThrownBy(() -> table.row("a", "b")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> print(TextTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    table.print(out);
    return bytes.toString(UTF_8).lines().toList();
  }
}
