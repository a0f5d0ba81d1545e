package org.aadsync.connector.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueWriterTest {
  private static final ValueWriter.References<RuntimeException> AS_GIVEN =
      (attribute, reference) -> reference.dn();
  private static final ValueWriter.References<RuntimeException> NOBODY =
      (attribute, reference) -> {
        throw new RefusedException("dn-attributes-failure", attribute.name(), "nobody");
      };

  private final SpaceSchema schema =
      Definitions.schema(
          "id:BINARY",
          "title:STRING",
          "mails:STRING:multi",
          "number:NUMBER",
          "flag:BOOLEAN",
          "photo:BINARY",
          "manager:REFERENCE:multi",
          "created:STRING:readOnly",
          "secret:STRING:exportOnly");
  private final ValueWriter writer = new ValueWriter(schema, "id");
  private final ObjectType user = type("user");

  private ObjectType type(String name) {
    ObjectType found = schema.findObjectType(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private AttributeDefinition attribute(String name) {
    AttributeDefinition found = schema.find(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private List<String> apply(
      List<String> before, AttributeChange change, ValueWriter.References<RuntimeException> who)
      throws RefusedException {
    Map<String, List<byte[]>> changed =
        writer.apply(
            name -> before.stream().map(value -> value.getBytes(UTF_8)).toList(),
            type("group"),
            List.of(change),
            who);
    return changed.get(change.attribute().name()).stream()
        .map(value -> new String(value, UTF_8))
        .toList();
  }

  @Test
  void valuesAreWrittenAsDirectoriesHaveThem() throws Exception {
    assertThat(ValueWriter.bytes(attribute("title"), "Ζ😀", AS_GIVEN))
        .isEqualTo("Ζ😀".getBytes(UTF_8));
    assertThat(ValueWriter.bytes(attribute("number"), -5L, AS_GIVEN))
        .isEqualTo("-5".getBytes(UTF_8));
    assertThat(ValueWriter.bytes(attribute("flag"), true, AS_GIVEN))
        .isEqualTo("TRUE".getBytes(UTF_8));
    assertThat(
            ValueWriter.bytes(attribute("photo"), ByteString.copyOf(new byte[] {0, -1}), AS_GIVEN))
        .isEqualTo(new byte[] {0, -1});
    assertThat(
            ValueWriter.bytes(attribute("manager"), DistinguishedName.parse("CN=a\\,b"), AS_GIVEN))
        .isEqualTo("CN=a\\,b".getBytes(UTF_8));
  }

  @Test
  void halfACharacterIsNoText() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> ValueWriter.bytes(attribute("title"), "a\uD800", AS_GIVEN));

    assertThat(refused.error().code()).isEqualTo("syntax-violation");
  }

  @Test
  void aValueOfAnotherTypeIsRefusedWithoutBeingShown() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> ValueWriter.bytes(attribute("number"), "a secret", AS_GIVEN));

    assertThat(refused.error().code()).isEqualTo("syntax-violation");
    assertThat(refused.error().message()).doesNotContain("a secret").contains("NUMBER");
  }

  @Test
  void aDeltaLeavesTheOtherValues() throws Exception {
    AttributeChange change =
        new AttributeChange.Delta(attribute("mails"), List.of("c", "a"), List.of("b", "absent"));

    assertThat(apply(List.of("a", "b"), change, AS_GIVEN)).containsExactly("a", "c");
  }

  @Test
  void namesAreComparedInAnySpelling() throws Exception {
    AttributeChange change =
        new AttributeChange.Delta(
            attribute("manager"),
            List.of(DistinguishedName.parse("CN=a,DC=x")),
            List.of(DistinguishedName.parse("CN=b,DC=x")));

    assertThat(apply(List.of("cn=A, dc=x", "cn=B, dc=x"), change, AS_GIVEN))
        .containsExactly("cn=A, dc=x");
  }

  @Test
  void aReferenceThatIsThereIsKeptEvenIfItIsToNobody() throws Exception {
    AttributeChange keep =
        new AttributeChange.Replace(
            attribute("manager"), List.of(DistinguishedName.parse("CN=gone,DC=x")));
    AttributeChange remove =
        new AttributeChange.Delta(
            attribute("manager"), List.of(), List.of(DistinguishedName.parse("CN=gone,DC=x")));

    assertThat(apply(List.of("CN=gone,DC=x"), keep, NOBODY)).containsExactly("CN=gone,DC=x");
    assertThat(apply(List.of("CN=gone,DC=x"), remove, NOBODY)).isEmpty();
    assertThat(catchThrowableOfType(RefusedException.class, () -> apply(List.of(), keep, NOBODY)))
        .isNotNull();
  }

  @Test
  void whatCanNeverBeReadIsCheckedAndNotKept() throws Exception {
    Map<String, List<byte[]>> changed =
        writer.apply(
            name -> List.of(),
            type("group"),
            List.of(new AttributeChange.Replace(attribute("secret"), List.of("s3cret"))),
            AS_GIVEN);

    assertThat(changed).isEmpty();
  }

  @Test
  void severalValuesOfOneThatHasOneAreRefused() {
    AttributeChange change = new AttributeChange.Replace(attribute("title"), List.of("a", "b"));

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> apply(List.of(), change, AS_GIVEN));

    assertThat(refused.error().code()).isEqualTo("constraint-violation");
  }

  @ParameterizedTest
  @CsvSource({
    "dn, modify-naming-attribute",
    "id, constraint-violation",
    "created, constraint-violation",
    "nothing, schema-violation",
    "'x)(y', schema-violation",
    "secret, schema-violation"
  })
  void whatAnExportMayNotChangeIsRefused(String name, String code) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> writer.writable(user, name));

    assertThat(refused.error().code()).isEqualTo(code);
    assertThat(refused.error().attribute()).isEqualTo(name);
  }

  @Test
  void aTypeWithoutAListMayHaveAnything() throws Exception {
    assertThat(writer.allows(user, "TITLE")).isTrue();
    assertThat(writer.allows(user, "secret")).isFalse();
    assertThat(writer.allows(type("group"), "secret")).isTrue();
    assertThat(writer.writable(type("group"), "secret")).isEqualTo(attribute("secret"));
  }
}
