package org.aadsync.expressions;

import static org.aadsync.expressions.TestSource.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions of text with arguments that would take a simple implementation hours or gigabytes. */
@Timeout(10)
class HostileArgumentsTest {
  private static final int LARGE = 900_000;

  private final TestSource source =
      new TestSource()
          .with("mail", "a".repeat(LARGE))
          .with("sn", "a".repeat(LARGE / 2) + "b")
          .with("proxyAddresses", texts("a".repeat(LARGE), "A".repeat(LARGE)));

  @Test
  void aLongTextIsSearchedForALongOne() {
    assertThat(source.run("InStr([mail],[sn])")).isEqualTo(0L);
    assertThat(source.run("InStr([mail],[sn],1,vbTextCompare)")).isEqualTo(0L);
    assertThat(source.run("InStrRev([mail],\"b\" & [mail])")).isEqualTo(0L);
    assertThat(source.run("InStrRev([mail],\"b\" & Left([mail],500000))")).isEqualTo(0L);
    assertThat(source.run("Contains([proxyAddresses],[sn])")).isEqualTo(0L);
    assertThat(source.run("Contains([proxyAddresses],[sn],CaseInsensitive)")).isEqualTo(0L);
  }

  @Test
  void aLongTextIsReplacedAndSplit() {
    assertThat(source.run("Len(Replace([mail],[sn],\"\"))")).isEqualTo((long) LARGE);
    assertThat(source.run("Count(Split([mail],[sn]))")).isEqualTo(1L);
    assertThat(source.run("Count(Split([mail],\"a\"))")).isEqualTo(LARGE + 1L);
  }

  @Test
  void aTextHasManyDelimiters() {
    source.with("sn", "b".repeat(LARGE));

    assertThat(source.run("Len(Word([mail],1,[sn]))")).isEqualTo((long) LARGE);
  }

  @Test
  void aPatternHasManyEntries() {
    source.with("sn", String.join(",", Collections.nCopies(LARGE / 4, "b:c")));

    assertThat(source.run("Len(ReplaceChars([mail],[sn]))")).isEqualTo((long) LARGE);
  }

  @Test
  void manyWordsAreWrittenAsNames() {
    source.with("mail", "a ".repeat(LARGE / 2));

    assertThat(source.run("Len(PCase([mail]))")).isEqualTo((long) LARGE);
  }

  @Test
  void manyCallsMayNotReadALongArgumentEach() {
    source.with("otherPhone", Collections.nCopies(LARGE / 10, "a")).with("sn", "b".repeat(LARGE));

    assertTooMuch("Word([otherPhone],1,[sn])");
    assertTooMuch("Replace([otherPhone],[sn],\"\")");
    assertTooMuch("ReplaceChars([otherPhone],[sn])");
    assertTooMuch("Contains([otherPhone],[otherPhone] & \"b\")");
    assertTooMuch("Contains([proxyAddresses],[otherPhone] & \"b\")");
    assertTooMuch("Where($p,[otherPhone],Contains([proxyAddresses],$p & \"b\") > 0)");
  }

  @Test
  void manyCallsMayReadAShortArgumentEach() {
    source.with("otherPhone", Collections.nCopies(LARGE / 10, "a"));

    assertThat(source.run("Count(ReplaceChars([otherPhone],\"b:\" & Left([mail],200)))"))
        .isEqualTo(LARGE / 10L);
  }

  private void assertTooMuch(String expression) {
    assertThatThrownBy(() -> source.run(expression))
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.kind()).isEqualTo(EvaluationException.Kind.LIMIT));
  }

  @Test
  void aResultMayBeAsLongAsTheLimit() {
    TestSource small = new TestSource().with("otherPhone", texts("abcd", "abcde"));

    assertThat(small.run(limitedTo(10), "PadLeft(\"x\",10,\"y\")")).isEqualTo("yyyyyyyyyx");
    assertThat(small.run(limitedTo(10), "PadRight(\"x\",10,\"y\")")).isEqualTo("xyyyyyyyyy");
    assertThat(small.run(limitedTo(10), "Replace(\"abab\",\"b\",\"cdef\")"))
        .isEqualTo("acdefacdef");
    assertThat(small.run(limitedTo(10), "ReplaceChars(\"abab\",\"b:cdef\")"))
        .isEqualTo("acdefacdef");
    assertThat(small.run(limitedTo(10), "Join([otherPhone])")).isEqualTo("abcd abcde");
    assertThat(small.run(limitedTo(3), "Split(\"a,b,c\",\",\")"))
        .isEqualTo(ImmutableList.of("a", "b", "c"));
  }

  @Test
  void aResultMayNotBeLongerThanTheLimit() {
    assertTooLong("PadLeft(\"x\",11,\"y\")", 10, 11);
    assertTooLong("PadRight(\"x\",11,\"y\")", 10, 11);
    assertTooLong("Replace(\"abab\",\"b\",\"cdefg\")", 11, 12);
    assertTooLong("ReplaceChars(\"abab\",\"b:cdefg\")", 11, 12);
    assertTooLong("Join([otherPhone],\"--\")", 10, 11);
    assertTooLong("Split(\"a,b,c\",\",\")", 2, 3);
  }

  private static void assertTooLong(String expression, int limit, int length) {
    TestSource small = new TestSource().with("otherPhone", texts("abcd", "abcde"));
    AbstractThrowableAssert<?, ?> failure =
        assertThatThrownBy(() -> small.run(limitedTo(limit), expression));
    failure
        .isInstanceOfSatisfying(
            EvaluationException.class,
            e -> assertThat(e.kind()).isEqualTo(EvaluationException.Kind.LIMIT))
        .hasMessageContaining("length of " + length)
        .hasMessageContaining("at most " + limit);
  }

  private static ExpressionLanguage limitedTo(int length) {
    return ExpressionLanguage.standard(ExpressionOptions.defaults().withMaxResultLength(length));
  }
}
