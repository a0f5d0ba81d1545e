package org.aadsync.connector.ldap.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aadsync.core.spi.Anchor;

class AnchorFilterTest {
  private static final List<String> PARTS =
      List.of(
          "*",
          "(",
          ")",
          "\\",
          "\0",
          "&",
          "|",
          "!",
          "=",
          "~",
          "<",
          ">",
          ":",
          "\\2a",
          "\\00",
          "a",
          "Z",
          "1",
          ")(objectClass=*",
          "*)(|(uid=*",
          " ",
          "é",
          "ß",
          "😀",
          "\u202e",
          "\n");

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
            Arbitraries.of(PARTS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(each -> String.join("", each)),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(40))
        .filter(value -> UTF_8.newEncoder().canEncode(value));
  }

  @Property(tries = 20_000)
  @Label("C12 the filter for an anchor asks for that value and nothing else")
  void filtersAskForOneValue(@ForAll("values") String value) throws LDAPException {
    Filter filter = new AnchorForm("uid", false, false).filter(Anchor.of(value, false));

    assertThat(filter.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
    assertThat(filter.getRawAssertionValue().getValue()).isEqualTo(value.getBytes(UTF_8));
    assertThat(Filter.create(filter.toString())).isEqualTo(filter);
    assertThat(filter.matchesEntry(new Entry("cn=a", new Attribute("uid", value)))).isTrue();
    assertThat(filter.matchesEntry(new Entry("cn=b", new Attribute("uid", "x" + value)))).isFalse();
    assertThat(filter.matchesEntry(new Entry("cn=c", new Attribute("mail", value)))).isFalse();
  }
}
