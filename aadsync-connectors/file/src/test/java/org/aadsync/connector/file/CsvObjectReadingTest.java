package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are read one by one. */
class CsvObjectReadingTest {
  @TempDir Path folder;
  private TestTable table;

  @BeforeEach
  void start() throws Exception {
    table =
        TestTable.people(folder.resolve("hr.csv"))
            .options("object-class-column=kind")
            .write(
                "employeeID,kind,title,active",
                "1,person,\"a\nb\",",
                "2,robot,c,",
                "3,person,,perhaps");
  }

  private Optional<ImportedObject> byAnchor(String key) throws ConnectorException {
    try (Connector connector = table.open()) {
      return connector
          .objectReader()
          .orElseThrow()
          .readObject(table.partition(), Anchor.of(key, false));
    }
  }

  private Optional<ImportedObject> byName(String dn) throws ConnectorException {
    try (Connector connector = table.open()) {
      return connector.objectReader().orElseThrow().readObject(table.partition(), dn);
    }
  }

  @Test
  void aRowIsReadByItsKey() throws Exception {
    ImportedObject read = byAnchor("1").orElseThrow();

    assertThat(read.dn()).isEqualTo("CN=1");
    assertThat(read.values().get(table.schema().find("title").slot())).isEqualTo("a\nb");
  }

  @Test
  void aRowIsReadByItsNameInAnySpelling() throws Exception {
    assertThat(byName("cn = 1").orElseThrow().anchor()).isEqualTo(Anchor.of("1", false));
  }

  @Test
  void aKeyWithoutRowIsNone() throws Exception {
    assertThat(byAnchor("4")).isEmpty();
    assertThat(byName("CN=4")).isEmpty();
    assertThat(byName("no name, at all")).isEmpty();
  }

  @Test
  void aRowThatIsNotSelectedIsReadByItsNameAlone() throws Exception {
    assertThat(byAnchor("2")).isEmpty();
    assertThat(byName("CN=2").orElseThrow().objectType()).isEqualTo("robot");
  }

  @Test
  void aRowThatCannotBeReadIsAFault() {
    assertThatThrownBy(() -> byAnchor("3"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("line 5, column 4 (active)");
  }

  @Test
  void aTableThatCannotBeReadIsAFault() throws Exception {
    table.write("employeeID,kind", "1,person", "1,person");

    assertThatThrownBy(() -> byAnchor("1"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("line 3: the key '1'");
  }
}
