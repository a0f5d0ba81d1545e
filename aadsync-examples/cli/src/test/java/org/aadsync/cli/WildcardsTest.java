package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "abc, ABC, true",
    "abc, abcd, false",
    "a*, abc, true",
    "*c, abc, true",
    "a*c, ac, true",
    "ab*bc, abc, false",
    "*b*, abc, true",
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "**, a, true",
    "a\\*, a*, true",
    "a\\*, ab, false",
    "a\\b, a\\b, true",
    "žof*, ŽOFIE, true"
  })
  void an_asterisk_is_any_text(String pattern, String text, boolean matches) {
    assertThat(Wildcards.parse(pattern).matches(text)).isEqualTo(matches);
  }

  @Property(tries = 500)
  void patterns_match_as_a_regular_expression_would(
      @ForAll @CharRange(from = 'a', to = 'b') @Chars('*') @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text) {
    String expression =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());

    assertThat(Wildcards.parse(pattern).matches(text)).isEqualTo(text.matches(expression));
  }
}
