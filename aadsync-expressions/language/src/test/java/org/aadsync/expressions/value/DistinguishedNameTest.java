package org.aadsync.expressions.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {
  private static DistinguishedName dn(String text) {
    return DistinguishedName.parse(text);
  }

  @Test
  void theTextStaysAsItWasGiven() {
    assertThat(dn("cn=Joe , dc=x").dn()).isEqualTo("cn=Joe , dc=x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=Joe,DC=x | cn=joe, dc=X",
        "CN=Joe,DC=x | CN = Joe , DC = x",
        "CN=a\\,b | CN=a\\2Cb",
        "CN=a\\\"\\+\\;\\<\\>\\\\\\=\\# | CN=a\\22\\2b\\3B\\3c\\3E\\5C=#",
        "CN=\\ a\\ ,DC=x | CN=\\20a\\20,DC=x",
        "CN=\\#a | CN=\\23a",
        "CN=é | CN=\\C3\\A9",
        "CN=\uD83D\uDE00 | CN=\\F0\\9F\\98\\80",
        "OU=Sales+CN=x,DC=y | CN=X+OU=sales,DC=y",
        "CN=a\\00b | CN=A\\00B",
        "1.2.3=#04024869 | 1.2.3=#04024869",
        "1.2.3=#0A , DC=x | 1.2.3=#0a,DC=x",
        "1.2.3=#04+CN=a | CN=a+1.2.3=#04",
        "az=1,ZA=2 | AZ=1,za=2",
        "CN=a=b | CN=a\\=b"
      })
  void spellingsOfOneNameAreEqual(String a, String b) {
    assertThat(dn(a)).isEqualTo(dn(b)).hasSameHashCodeAs(dn(b));
    assertThat(dn(a).normalized()).isEqualTo(dn(b).normalized());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=a,DC=x | CN=a,DC=y",
        "CN=a,DC=x | DC=x,CN=a",
        "CN=a\\,DC=x | CN=a,DC=x",
        "CN=ı | CN=i",
        "CN=ss | CN=ß",
        "CN=a\\ ,DC=x | CN=a,DC=x",
        "CN=\\FF | CN=\\FE",
        "CN=\\#04 | CN=#04",
        "1.2.3=#04 | 1.2.3=#05",
        "OU=a+CN=b,DC=x | OU=a,CN=b,DC=x"
      })
  void differentNamesAreNot(String a, String b) {
    assertThat(dn(a)).isNotEqualTo(dn(b));
  }

  @Test
  void blanksBeforeTheNameDoNotCount() {
    assertThat(dn("  CN=a")).isEqualTo(dn("CN=a"));
    assertThat(dn("  CN=a").rdns()).containsExactly(new Rdn("CN", "a"));
  }

  @Test
  void componentsKeepTheirEscapes() {
    assertThat(dn("CN=Smith\\, John ,OU=x+CN=y,DC=\\0Az").rdns())
        .containsExactly(
            new Rdn("CN", "Smith\\, John"), new Rdn("OU", "x"), new Rdn("DC", "\\0Az"));
  }

  @Test
  void oneComponentIsCountedFromTheLeft() {
    DistinguishedName name = dn("CN=a+OU=b, OU=c,DC=d");

    assertThat(name.rdn(0)).isEqualTo(new Rdn("CN", "a"));
    assertThat(name.rdn(2)).isEqualTo(new Rdn("DC", "d"));
    assertThat(name.rdn(3)).isNull();
    assertThat(name.rdn(-1)).isNull();
    assertThat(dn("").rdn(0)).isNull();
  }

  @Test
  void theEmptyTextIsTheRoot() {
    assertThat(dn("").rdns()).isEmpty();
    assertThat(dn("").parent()).isNull();
    assertThat(dn("CN=").rdns()).containsExactly(new Rdn("CN", ""));
  }

  @Test
  void theParentIsTheRest() {
    assertThat(dn("CN=a\\,b+OU=c, OU=d,DC=e").parent()).isEqualTo(dn("OU=d,DC=e"));
    assertThat(dn("CN=a\\,b+OU=c, OU=d,DC=e").parent()).hasToString("OU=d,DC=e");
    assertThat(dn("CN=a").parent()).isEqualTo(dn(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Joe",
        "=Joe",
        "CN",
        "CN=a,",
        ",CN=a",
        "CN=a,,DC=b",
        "CN=a+",
        "CN=a\\",
        "CN=a\\g",
        "CN=a\\4",
        "CN=a\"b",
        "CN=a;b",
        "CN=<a>",
        "CN=#",
        "CN=#0",
        "CN=#zz",
        "CN=#04x",
        "C N=a",
        "-x=a",
        "1.x=a",
        "CN=a\u0000b",
        " ,"
      })
  void otherTextsAreNoNames(String text) {
    assertThatThrownBy(() -> dn(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a distinguished name: expected ");
  }

  @Test
  void theMessageSaysWhatIsWrongAndWhere() {
    assertThatThrownBy(() -> dn("CN=a;b"))
        .hasMessage(
            "not a distinguished name: expected a backslash before ';' at character 5, found ';'");
  }

  private static String withoutHalfPairs(String value) {
    return value
        .codePoints()
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Property
  void anEscapedValueIsTheValueOfOneComponent(
      @ForAll
          @StringLength(max = 6)
          @Chars({'"', '+', ',', ';', '<', '>', '\\', '#', ' ', '=', 0, 'a'})
          String value) {
    DistinguishedName name = dn("CN=" + DistinguishedName.escape(value) + ",DC=x");
    StringBuilder inHex = new StringBuilder("CN=");
    for (byte b : value.getBytes(StandardCharsets.US_ASCII)) {
      inHex.append(String.format("\\%02x", b));
    }

    assertThat(name).isEqualTo(dn(inHex + ",DC=x"));
    assertThat(name.rdns()).hasSize(2);
  }

  @Test
  void aValueWithoutAnythingToEscapeIsNotCopied() {
    String value = "Joe #1 = é\uD83D\uDE00";

    assertThat(DistinguishedName.escape(value)).isSameAs(value);
  }

  @Test
  void theOrderIsThatOfTheNormalisedForms() {
    assertThat(dn("CN=b,DC=x")).isEqualByComparingTo(dn("cn=B , dc=X"));
    assertThat(dn("cn=b")).isGreaterThan(dn("CN=A,DC=x"));
  }

  @Test
  @Timeout(10)
  void namesWithOneHashCodeDoNotSlowDownASet() {
    Set<DistinguishedName> names = new HashSet<>();
    for (int i = 0; i < 1 << 15; i++) {
      StringBuilder value = new StringBuilder("CN=");
      for (int bit = 0; bit < 15; bit++) {
        value.append((i >> bit & 1) == 0 ? "0O" : "10"); // 31 * '0' + 'O' = 31 * '1' + '0'
      }
      names.add(dn(value.toString()));
    }

    assertThat(names).hasSize(1 << 15);
    assertThat(names.stream().mapToInt(Object::hashCode).distinct().count()).isEqualTo(1);
  }

  @Property
  void everyValueCanBeEscaped(@ForAll String value) {
    String wellFormed = withoutHalfPairs(value);
    StringBuilder escaped = new StringBuilder("CN=");
    for (byte b : wellFormed.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("\\%02x", b));
    }
    DistinguishedName name = dn(escaped.toString());

    assertThat(dn(name.normalized())).as("the normalised form is a name").isEqualTo(name);
    assertThat(dn(name.normalized()).normalized()).isEqualTo(name.normalized());
  }

  @Property
  void noTextFailsInAnotherWay(@ForAll String text) {
    try {
      dn(text).rdns();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("not a distinguished name");
    }
  }
}
