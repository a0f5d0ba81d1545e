package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading single records; what every connector does is in the contract tests. */
class ObjectReadingTest {
  private static final Anchor ANCHOR =
      Anchor.of(ByteString.fromHex("000102030405060708090a0b0c0d0e0f"));

  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif")).partition("DC=y", true);
  }

  private TestDirectory holding(String... lines) throws Exception {
    return directory.write(
        "dn: CN=A,DC=x\nobjectGUID:: AAECAwQFBgcICQoLDA0ODw==", String.join("\n", lines));
  }

  private Optional<ImportedObject> read(String dn) throws ConnectorException {
    try (Connector connector = directory.open()) {
      return connector.objectReader().orElseThrow().readObject(directory.partition(), dn);
    }
  }

  private Optional<ImportedObject> read(Partition partition) throws ConnectorException {
    try (Connector connector = directory.open()) {
      return connector.objectReader().orElseThrow().readObject(partition, ANCHOR);
    }
  }

  @Test
  @DisplayName("SO-1: an object of a type that is not selected is read by name with its type")
  void typeThatIsNotSelected() throws Exception {
    holding("objectClass: top", "objectClass: organizationalUnit");

    assertThat(read("cn=a, dc=X"))
        .hasValueSatisfying(
            object -> {
              assertThat(object.objectType()).isEqualTo("organizationalUnit");
              assertThat(object.anchor()).isEqualTo(ANCHOR);
            });
  }

  @Test
  @DisplayName("CS-20: an object of a type that is not selected is not read by anchor")
  void typeThatIsNotSelectedByAnchor() throws Exception {
    holding("objectClass: top", "objectClass: organizationalUnit");

    assertThat(read(directory.partition())).isEmpty();
  }

  @Test
  void anObjectOfAnotherPartitionIsNotRead() throws Exception {
    holding("objectClass: user");
    Partition other = directory.definition().partitions().get(0);

    assertThat(read(directory.partition())).isPresent();
    assertThat(read(other)).isEmpty();
  }

  @Test
  @DisplayName("CS-22: an object that cannot be read is an error, with the code that imports give")
  void anObjectThatCannotBeRead() throws Exception {
    holding("objectClass: user", "displayName: a", "displayName: b");

    assertThatThrownBy(() -> read("CN=A,DC=x"))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.status()).isEqualTo("multi-single-mismatch"));
  }

  @Test
  void rivalTypesAreAnError() throws Exception {
    holding("objectClass: user", "objectClass: group");

    assertThatThrownBy(() -> read("CN=A,DC=x"))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.status()).isEqualTo("unmappable-object-type"));
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> read("CN=A,DC=x"))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.status()).isEqualTo("no-start-file-open"));
  }
}
