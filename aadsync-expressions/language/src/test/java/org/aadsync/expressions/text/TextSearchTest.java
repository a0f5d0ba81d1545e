package org.aadsync.expressions.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextSearchTest {
  private static final int MILLION = 1_000_000;
  private static final String SAME = "a".repeat(MILLION);
  private static final String AFTER = "a".repeat(MILLION / 2) + "b";
  private static final String BEFORE = "b" + "a".repeat(MILLION / 2);

  /** A text and a part of which the start occurs in it often; long enough for every method. */
  record Pair(String text, String part) {}

  @Provide
  Arbitrary<Pair> pairs() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              String text = repetitive(random, random.nextInt(6_000));
              int start = random.nextInt(text.length() + 1);
              int length = random.nextInt(Math.min(400, text.length() - start) + 1);
              String piece = text.substring(start, start + length);
              return new Pair(text, random.nextBoolean() ? piece : piece + "b");
            });
  }

  private static String repetitive(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      String unit = "aAbB".substring(random.nextInt(4)).substring(0, 1);
      text.append(unit.repeat(1 + random.nextInt(60)));
    }
    return text.toString();
  }

  @Property
  void theFirstOccurrenceIsThatOfTheJdk(@ForAll("pairs") Pair pair) {
    String upperText = InvariantText.upper(pair.text());
    String upperPart = InvariantText.upper(pair.part());
    for (int from : new int[] {0, pair.text().length() / 2}) {
      assertThat(TextSearch.indexOf(pair.text(), pair.part(), from, false))
          .isEqualTo(pair.text().indexOf(pair.part(), from));
      assertThat(TextSearch.indexOf(pair.text(), pair.part(), from, true))
          .isEqualTo(upperText.indexOf(upperPart, from));
    }
  }

  @Property
  void theLastOccurrenceIsThatOfTheJdk(@ForAll("pairs") Pair pair) {
    String upperPart = InvariantText.upper(pair.part());
    for (int end : new int[] {pair.text().length(), pair.text().length() / 2}) {
      String before = pair.text().substring(0, end);
      assertThat(TextSearch.lastIndexOf(pair.text(), pair.part(), end, false))
          .isEqualTo(before.lastIndexOf(pair.part()));
      assertThat(TextSearch.lastIndexOf(pair.text(), pair.part(), end, true))
          .isEqualTo(InvariantText.upper(before).lastIndexOf(upperPart));
    }
  }

  @Property
  void occurrencesAreThoseOfTheJdkOneAfterTheOther(@ForAll("pairs") Pair pair) {
    if (!pair.part().isEmpty()) {
      List<Integer> expected = new ArrayList<>();
      int at = pair.text().indexOf(pair.part());
      while (at >= 0) {
        expected.add(at);
        at = pair.text().indexOf(pair.part(), at + pair.part().length());
      }
      assertThat(TextSearch.occurrences(pair.text(), pair.part()).asList()).isEqualTo(expected);
    }
  }

  @Test
  void anEmptyPartOccursUpToTheEnd() {
    for (boolean ignoreCase : new boolean[] {false, true}) {
      assertThat(TextSearch.indexOf("ab", "", 2, ignoreCase)).isEqualTo(2);
      assertThat(TextSearch.indexOf("ab", "", 3, ignoreCase)).isEqualTo(-1);
      assertThat(TextSearch.lastIndexOf("ab", "", 1, ignoreCase)).isEqualTo(1);
    }
  }

  @Test
  void theOccurrencesOfAnEmptyPartAreNotCounted() {
    assertThatThrownBy(() -> TextSearch.occurrences("ab", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(5)
  void aMillionCharactersAreSearchedForHalfAMillionAtOnce() {
    for (boolean ignoreCase : new boolean[] {false, true}) {
      assertThat(TextSearch.indexOf(SAME, AFTER, 0, ignoreCase)).isEqualTo(-1);
      assertThat(TextSearch.indexOf(SAME, BEFORE, 0, ignoreCase)).isEqualTo(-1);
      assertThat(TextSearch.lastIndexOf(SAME, AFTER, MILLION, ignoreCase)).isEqualTo(-1);
      assertThat(TextSearch.lastIndexOf(SAME, BEFORE, MILLION, ignoreCase)).isEqualTo(-1);
    }
    assertThat(TextSearch.occurrences(SAME, AFTER).isEmpty()).isTrue();
  }
}
