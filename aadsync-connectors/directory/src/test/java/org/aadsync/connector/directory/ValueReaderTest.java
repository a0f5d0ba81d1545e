package org.aadsync.connector.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.Attribute;
import java.util.List;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.SidReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueReaderTest {
  private static final Anchor ANCHOR = Anchor.of(ByteString.copyOf(new byte[] {7}));

  private final SpaceSchema schema =
      Definitions.schema(
          "id:BINARY",
          "title:STRING",
          "mails:STRING:multi",
          "number:NUMBER",
          "flag:BOOLEAN",
          "photo:BINARY",
          "manager:REFERENCE",
          "unicodePwd:STRING:exportOnly",
          "hidden:STRING:unselected");
  private final ValueReader reader =
      new ValueReader(Definitions.connector(ConnectorKind.ACTIVE_DIRECTORY, "id", schema));

  private Object read(String name, byte[]... values) throws RefusedException {
    AttributeSet read =
        reader.read(AttributeNames.byKey(List.of(new Attribute(name, values))), ANCHOR);
    return read.get(definition(name).slot());
  }

  private Object read(String name, String value) throws RefusedException {
    return read(name, value.getBytes(UTF_8));
  }

  private AttributeDefinition definition(String name) {
    AttributeDefinition found = schema.find(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  @Test
  void valuesHaveTheTypesOfTheSchema() throws Exception {
    assertThat(read("title", "Ζωή 😀\0")).isEqualTo("Ζωή 😀\0");
    assertThat(read("number", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(read("flag", "true")).isEqualTo(true);
    assertThat(read("flag", "FALSE")).isEqualTo(false);
    assertThat(read("photo", new byte[] {0, -1})).isEqualTo(ByteString.copyOf(new byte[] {0, -1}));
    assertThat(read("manager", "CN=a\\,b,DC=x"))
        .isEqualTo(DistinguishedName.parse("CN=a\\,b,DC=x"));
    assertThat(read("mails", "b".getBytes(UTF_8), "a".getBytes(UTF_8), "b".getBytes(UTF_8)))
        .isEqualTo(ImmutableList.of("b", "a"));
  }

  @Test
  void anEmptyTextIsAValue() throws Exception {
    assertThat(read("title", "")).isEqualTo("");
  }

  @Test
  void anAttributeWithoutValuesIsAbsent() throws Exception {
    assertThat(read("title")).isNull();
    assertThat(read("mails")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "number, 9223372036854775808, invalid-attribute-value",
    "number, 1e3, invalid-attribute-value",
    "number, ' 1', invalid-attribute-value",
    "number, '', invalid-attribute-value",
    "number, ١, invalid-attribute-value",
    "flag, yes, invalid-attribute-value",
    "manager, '', reference-value-not-ldap-conformant",
    "manager, nobody, reference-value-not-ldap-conformant"
  })
  void whatIsNoneOfItsTypeIsRefused(String name, String value, String code) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> read(name, value));

    assertThat(refused.error().code()).isEqualTo(code);
    assertThat(refused.error().attribute()).isEqualTo(name);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> read("title", new byte[] {(byte) 0xC3, 0x28}));

    assertThat(refused.error().code()).isEqualTo("invalid-attribute-value");
  }

  @Test
  void severalValuesOfOneThatHasOneAreRefused() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> read("title", "a".getBytes(UTF_8), "b".getBytes(UTF_8)));

    assertThat(refused.error().code()).isEqualTo("multi-single-mismatch");
  }

  @Test
  void aNameWithoutEndIsNoReference() {
    String dn = "CN=" + "a".repeat(ValueReader.MAX_DN_LENGTH);

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> read("manager", dn));

    assertThat(refused.error().message()).hasSizeLessThan(200);
  }

  @Test
  void aSecurityIdentifierIsAReference() throws Exception {
    // S-1-5-32-544 (MS-DTYP 2.4.2.2)
    byte[] sid = {1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0};

    assertThat(read("manager", sid)).isEqualTo(new SidReference(ByteString.copyOf(sid)));
  }

  @Test
  void whatIsNotSelectedOrCannotBeReadIsPassedOver() throws Exception {
    assertThat(read("hidden", "x")).isNull();
    assertThat(read("unicodePwd", "x")).isNull();
    assertThat(reader.find("HIDDEN")).isNull();
    assertThat(reader.find("Title;binary")).isEqualTo(definition("title"));
  }

  @Test
  void theAnchorIsAValueOfItsAttribute() throws Exception {
    AttributeSet read = reader.read(AttributeNames.byKey(List.of()), ANCHOR);

    assertThat(read.get(definition("id").slot())).isEqualTo(ANCHOR.value());
    assertThat(read.size()).isEqualTo(1);
  }
}
