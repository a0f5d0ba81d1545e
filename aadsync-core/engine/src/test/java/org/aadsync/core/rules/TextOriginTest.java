package org.aadsync.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a place in an expression becomes a place in the XML file that it was read from. */
class TextOriginTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abc            | 0  | 5 | 10",
        "abc            | 2  | 5 | 12",
        "abc            | 9  | 5 | 13",
        "a&amp;b        | 1  | 5 | 11",
        "a&amp;b        | 2  | 5 | 16",
        "a&#38;b        | 2  | 5 | 16",
        "a&#x1F388;b    | 3  | 5 | 20",
        "<![CDATA[a&b]]>| 1  | 5 | 20",
        "<![CDATA[a]]>b | 1  | 5 | 23",
        "a<!-- x -->b   | 1  | 5 | 21",
        "🎈b            | 2  | 5 | 11"
      })
  void everyFormOfTextIsFollowed(String raw, int offset, int line, int column) {
    assertThat(new TextOrigin(new Position("f.xml", 5, 10), raw).at(offset))
        .isEqualTo(new Position("f.xml", line, column));
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', 2, 6, 1", "'a\r\nb', 2, 6, 1", "'a\r\n  b', 4, 6, 3", "'a\rb', 2, 6, 1"})
  void everyFormOfLineBreakIsOneUnit(String raw, int offset, int line, int column) {
    assertThat(new TextOrigin(new Position("f.xml", 5, 10), raw).at(offset))
        .isEqualTo(new Position("f.xml", line, column));
  }
}
