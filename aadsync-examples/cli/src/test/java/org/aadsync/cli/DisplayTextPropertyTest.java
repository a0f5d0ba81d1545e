package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DisplayTextPropertyTest {
  @Property
  void elided_text_fits(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int columns) {
    assertThat(DisplayText.width(DisplayText.elide(text, columns))).isLessThanOrEqualTo(columns);
  }

  @Property
  void visible_text_has_no_control_character(@ForAll String text) {
    assertThat(DisplayText.visible(text).codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
