package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.SidReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;

/** What the values in a file become. */
class ValueReadingTest extends ReadingStories {
  @Test
  void attributeNamesAreMatchedWithoutRegardToCase() throws Exception {
    Imported imported = user("DISPLAYNAME: Ann", "ProxyAddresses: a", "proxyaddresses: b");

    assertThat(imported.value("displayName")).isEqualTo("Ann");
    assertThat(imported.value("proxyAddresses")).isEqualTo(ImmutableList.of("a", "b"));
  }

  @Test
  void theBinaryOptionBelongsToTheTransferNotToTheName() throws Exception {
    Imported imported = user("userCertificate;binary:: AQ==", "userCertificate:: Ag==");

    assertThat(imported.value("userCertificate"))
        .isEqualTo(ImmutableList.of(ByteString.fromHex("01"), ByteString.fromHex("02")));
  }

  @Test
  void valuesThatDifferInCaseOrOuterBlanksAreDifferentAndExactDuplicatesCollapse()
      throws Exception {
    Imported imported =
        user(
            "proxyAddresses: smtp:a",
            "proxyAddresses: SMTP:a",
            "proxyAddresses:: " + base64(" smtp:a"),
            "proxyAddresses: smtp:a ",
            "proxyAddresses: smtp:a");

    assertThat(imported.value("proxyAddresses"))
        .isEqualTo(ImmutableList.of("smtp:a", "SMTP:a", " smtp:a", "smtp:a "));
  }

  @Test
  void anExactDuplicateIsOneValueOfASingleValuedAttribute() throws Exception {
    assertThat(user("mail: a", "mail: a").value("mail")).isEqualTo("a");
  }

  @Test
  void twoValuesOfASingleValuedAttributeRejectTheObject() throws Exception {
    Imported imported = user("mail: a", "mail: A");

    assertThat(imported.error().code()).isEqualTo("multi-single-mismatch");
    assertThat(imported.error().attribute()).isEqualTo("mail");
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void numbersAreDecimal() throws Exception {
    assertThat(user("userAccountControl: -512").value("userAccountControl")).isEqualTo(-512L);
    assertThat(user("accountExpires: 9223372036854775807").value("accountExpires"))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsNoNumberOf64BitsRejectsTheObject() throws Exception {
    for (String bad : List.of("0x200", "+1", "1.0", "9223372036854775808", "١", "")) {
      Imported imported = user("userAccountControl:: " + base64(bad));
      assertThat(imported.error().code()).as(bad).isEqualTo("invalid-attribute-value");
      assertThat(imported.error().attribute()).isEqualTo("userAccountControl");
    }
  }

  @Test
  void booleansAreTrueOrFalseInAnyCase() throws Exception {
    assertThat(user("msExchHideFromAddressLists: TRUE").value("msExchHideFromAddressLists"))
        .isEqualTo(true);
    assertThat(user("msExchHideFromAddressLists: fAlse").value("msExchHideFromAddressLists"))
        .isEqualTo(false);
    assertThat(user("msExchHideFromAddressLists: 1").error().code())
        .isEqualTo("invalid-attribute-value");
  }

  @Test
  void binaryValuesAreTheBytes() throws Exception {
    assertThat(user("thumbnailPhoto:: AP8N").value("thumbnailPhoto"))
        .isEqualTo(ByteString.fromHex("00ff0d"));
  }

  @Test
  void textIsPlainOrBase64OfUtf8() throws Exception {
    assertThat(user("displayName: Jürgen 𝒜").value("displayName")).isEqualTo("Jürgen 𝒜");
    assertThat(user("displayName:: " + base64("Jürgen\n𝒜\0")).value("displayName"))
        .isEqualTo("Jürgen\n𝒜\0");
  }

  @Test
  void bytesThatAreNoTextRejectTheObject() throws Exception {
    assertThat(user("displayName:: /w==").error().code()).isEqualTo("invalid-attribute-value");
  }

  @Test
  void referencesAreDistinguishedNames() throws Exception {
    assertThat(user("manager: cn=b , dc=x").value("manager"))
        .isEqualTo(DistinguishedName.parse("cn=b , dc=x"));
    assertThat(user("manager: nobody").error().code())
        .isEqualTo("reference-value-not-ldap-conformant");
  }

  @Test
  void aSecurityIdentifierInAReferenceAttributeIsAReferenceBySid() throws Exception {
    byte[] sid = BaseEncoding.base16().decode("010200000000000515000000F4010000");

    assertThat(
            user("mS-DS-CreatorSID:: " + BaseEncoding.base64().encode(sid))
                .value("mS-DS-CreatorSID"))
        .isEqualTo(new SidReference(ByteString.copyOf(sid)));
  }

  @Test
  void exportOnlyAttributesAreNeverRead() throws Exception {
    assertThat(user("unicodePwd:: AQ==").value("unicodePwd")).isNull();
  }

  @Test
  void cloudMasteredIsComputedUnlessTheFileSaysIt() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif"))
            .write(
                "dn: CN=A\nobjectClass: user\nsourceAnchor: 1\n",
                "dn: CN=B\nobjectClass: user\n",
                "dn: CN=C\nobjectClass: user\nsourceAnchor: 2\ncloudMastered: TRUE");

    Imported imported = directory.fullImport();

    assertThat(imported.value(imported.object("CN=A"), "cloudMastered")).isEqualTo(false);
    assertThat(imported.value(imported.object("CN=B"), "cloudMastered")).isEqualTo(true);
    assertThat(imported.value(imported.object("CN=C"), "cloudMastered")).isEqualTo(true);
  }

  @Test
  void cloudMasteredBelongsToAzureAdOnly() throws Exception {
    directory.attribute("cloudMastered", AttributeType.BOOLEAN, false);

    assertThat(user().value("cloudMastered")).isNull();
  }

  private static String base64(String text) {
    return BaseEncoding.base64().encode(text.getBytes(StandardCharsets.UTF_8));
  }
}
