package org.aadsync.connector.ldap.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.unboundid.ldap.sdk.DN;
import java.util.HexFormat;
import org.aadsync.connector.ldap.HostileNames;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How names are sent. */
class WrittenNamesTest {
  @Test
  void controlCharactersArePairs() {
    assertThat(WrittenNames.of("cn=\ta\n\\\r\u007f\\,b,dc=x"))
        .isEqualTo("cn=\\09a\\0a\\0d\\7f\\,b,dc=x");
  }

  @Test
  void blanksAreEscapedAsThemselves() {
    assertThat(WrittenNames.of("cn=\\20a\\20\\20,dc=x")).isEqualTo("cn=\\ a\\ \\ ,dc=x");
    assertThat(WrittenNames.of("cn=a\\\\20,dc=x")).isEqualTo("cn=a\\\\20,dc=x");
  }

  @Test
  void otherNamesStayAsTheyAre() {
    String name = "cn=a\\2cb\\\\ ü😀\u202e,ou=c\\#,dc=x";
    assertThat(WrittenNames.of(name)).isSameAs(name);
  }

  @Test
  @DisplayName("C12 a name has the same value however it is spelled")
  void valuesStayWhatTheyAre() throws Exception {
    for (String value : HostileNames.generated(5_000)) {
      StringBuilder pairs = new StringBuilder();
      for (byte each : value.getBytes(UTF_8)) {
        pairs.append('\\').append(HexFormat.of().toHexDigits(each));
      }
      for (String spelled : new String[] {DistinguishedName.escape(value), pairs.toString()}) {
        String written = WrittenNames.of("cn=" + spelled + ",dc=x");

        assertThat(new DN(written).getRDN().getAttributeValues()).containsExactly(value);
        assertThat(CharMatcher.javaIsoControl().and(CharMatcher.ascii()).matchesAnyOf(written))
            .isFalse();
      }
    }
  }
}
