package org.aadsync.expressions.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InvariantTextTest {
  @Test
  void lettersAreMappedOneToOne() {
    assertThat(InvariantText.upper("straße éà µ ÿ")).isEqualTo("STRAßE ÉÀ Μ Ÿ");
    assertThat(InvariantText.lower("ÉÀ ΣΑΣ")).isEqualTo("éà σασ");
  }

  @Test
  void theTurkishLettersAreNoFormOfI() {
    assertThat(InvariantText.upper("ıi")).isEqualTo("ıI");
    assertThat(InvariantText.lower("İI")).isEqualTo("İi");
    assertThat(InvariantText.equalsIgnoreCase("ı", "I")).isFalse();
    assertThat(InvariantText.equalsIgnoreCase("İ", "i")).isFalse();
  }

  @Test
  void noLetterBecomesAnAsciiLetterThatIsNone() {
    assertThat(InvariantText.upper("ſ")).isEqualTo("ſ");
    assertThat(InvariantText.lower("\u212A\u2126\u212B")).isEqualTo("\u212A\u2126\u212B");
  }

  @Test
  void digraphsInTitleCaseStay() {
    assertThat(InvariantText.upper("ǆǅ")).isEqualTo("Ǆǅ");
    assertThat(InvariantText.lower("Ǆǅ")).isEqualTo("ǆǅ");
  }

  @Test
  void georgianHasNoCapitals() {
    assertThat(InvariantText.upper("ანა")).isEqualTo("ანა");
  }

  @Test
  void charactersBeyondTheFirstPlaneStay() {
    assertThat(InvariantText.upper("\uD801\uDC28")).isEqualTo("\uD801\uDC28");
  }

  @Test
  void whatChangesNothingIsTheSameText() {
    String text = new String("ABC");

    assertThat(InvariantText.upper(text)).isSameAs(text);
  }

  @Test
  void textsAreComparedAfterMappingToUpperCase() {
    assertThat(InvariantText.compareIgnoreCase("a", "B")).isNegative();
    assertThat(InvariantText.compareIgnoreCase("_", "a")).isPositive();
    assertThat(InvariantText.compareIgnoreCase("abc", "AB")).isPositive();
    assertThat(InvariantText.compareIgnoreCase("AbC", "aBc")).isZero();
  }

  @Test
  void partsAreFoundIgnoringCase() {
    assertThat(InvariantText.containsIgnoreCase("CN=Joe", "joe")).isTrue();
    assertThat(InvariantText.containsIgnoreCase("CN=Joe", "joes")).isFalse();
    assertThat(InvariantText.containsIgnoreCase("", "")).isTrue();
    assertThat(InvariantText.startsWithIgnoreCase("SMTP:a", "smtp:")).isTrue();
    assertThat(InvariantText.startsWithIgnoreCase("SM", "smtp:")).isFalse();
    assertThat(InvariantText.endsWithIgnoreCase("a@B.com", "@b.COM")).isTrue();
    assertThat(InvariantText.endsWithIgnoreCase("com", "@b.COM")).isFalse();
    assertThat(InvariantText.indexOfIgnoreCase("aXbx", "X", 2)).isEqualTo(3);
    assertThat(InvariantText.indexOfIgnoreCase("abc", "", 4)).isEqualTo(-1);
  }

  @Test
  void whiteSpaceIsWhatDotNetCallsSo() {
    for (char c :
        "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000"
            .toCharArray()) {
      assertThat(InvariantText.isWhiteSpace(c)).as("U+%04X", (int) c).isTrue();
    }
    for (char c : "\u001C\u001F\u180E\u200B\u2060\uFEFFa".toCharArray()) {
      assertThat(InvariantText.isWhiteSpace(c)).as("U+%04X", (int) c).isFalse();
    }
  }

  @Test
  void trimmingRemovesWhiteSpaceAtTheEndsOnly() {
    assertThat(InvariantText.trim("\u00A0 a b\u3000")).isEqualTo("a b");
    assertThat(InvariantText.trimStart(" a ")).isEqualTo("a ");
    assertThat(InvariantText.trimEnd(" a ")).isEqualTo(" a");
    assertThat(InvariantText.trim(" \t")).isEmpty();
    assertThat(InvariantText.trimStart("  ")).isEmpty();
    assertThat(InvariantText.trimEnd("  ")).isEmpty();
  }

  @Property
  void equalityIsThatOfUpperCase(@ForAll String a, @ForAll String b) {
    boolean equal = InvariantText.upper(a).equals(InvariantText.upper(b));

    assertThat(InvariantText.equalsIgnoreCase(a, b)).isEqualTo(equal);
    assertThat(InvariantText.compareIgnoreCase(a, b) == 0).isEqualTo(equal);
  }

  @Property
  void lowerCaseDoesNotChangeWhatIsEqual(@ForAll String a) {
    assertThat(InvariantText.equalsIgnoreCase(a, InvariantText.lower(a))).isTrue();
    assertThat(InvariantText.equalsIgnoreCase(a, InvariantText.upper(a))).isTrue();
  }
}
