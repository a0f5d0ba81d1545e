package org.aadsync.connector.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cn",
        "2.5.4.3",
        "msDS-KeyVersionNumber",
        "userCertificate;binary",
        "member;range=0-*",
        "x_y"
      })
  void takesWhatDirectoriesName(String name) {
    assertThat(AttributeNames.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-cn", "c n", "cn)", "(cn", "*)(cn=\u0000", "né", "cn\n", "cn:"})
  void refusesWhatCouldBeSomethingElse(String name) {
    assertThat(AttributeNames.isValid(name)).isFalse();
  }

  @Test
  void refusesNamesWithoutEnd() {
    assertThat(AttributeNames.isValid("a".repeat(AttributeNames.MAX_LENGTH))).isTrue();
    assertThat(AttributeNames.isValid("a".repeat(AttributeNames.MAX_LENGTH + 1))).isFalse();
  }

  @Test
  void caseAndTheWayOfTransferMakeNoOtherName() {
    assertThat(AttributeNames.key("userCertificate;BINARY")).isEqualTo("usercertificate");
    assertThat(AttributeNames.key("CN;lang-DE")).isEqualTo("cn;lang-de");
    assertThat(AttributeNames.key("TITLE")).isEqualTo("title");
  }

  @Test
  void valuesOfOneAttributeInTwoSpellingsArePutTogether() {
    var byKey =
        AttributeNames.byKey(
            List.of(
                new Attribute("Mail", "a", "b"),
                new Attribute("title", "x"),
                new Attribute("mail;binary", "A", "b")));

    assertThat(byKey.keySet()).containsExactly("mail", "title");
    assertThat(byKey.get("mail").getValues()).containsExactly("a", "b", "A", "b");
  }
}
