package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.ConnectorException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address of a table says, and what is refused. */
class CsvAddressTest {
  @TempDir Path folder;
  private TestTable table;

  @BeforeEach
  void start() {
    table = TestTable.people(folder.resolve("hr.csv"));
  }

  private AbstractThrowableAssert<?, ?> refused(String options) {
    return assertThatThrownBy(() -> table.options(options).open())
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.status()).isEqualTo("no-start-bad-ma-configuration"));
  }

  @Test
  void aFileAloneIsEnoughWhereTheConnectorSaysTheRest() {
    assertThatCode(() -> table.open()).doesNotThrowAnyException();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    refused("delimeter=,&quote=ab&encoding=klingon&anchor=a,A&last-line=maybe&separator=123456789")
        .hasMessageContaining("'delimeter' is no option")
        .hasMessageContaining("quote is 'ab'")
        .hasMessageContaining("encoding 'klingon'")
        .hasMessageContaining("anchor names a column twice")
        .hasMessageContaining("last-line is neither")
        .hasMessageContaining("separator has more than 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "delimiter#no value",
        "delimiter=#no value",
        "delimiter=;&delimiter=,#given twice",
        "delimiter=%4#'%'",
        "delimiter=%0A#delimiter is",
        "quote=,#the same character",
        "separator=a\"b#the quote in it",
        "object-class=person&object-class-column=kind#exclude each other",
        "object-class=printer#not selected",
      })
  void anOptionThatCannotBeIsRefused(String options, String message) {
    refused(options).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?anchor=a"})
  void aFileHasToBeNamed(String address) {
    assertThatThrownBy(() -> table.open(address)).hasMessageContaining("the file is missing");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> table.open(folder.toString())).hasMessageContaining("is a folder");
  }

  @Test
  void theFolderHasToExist() {
    assertThatThrownBy(() -> table.open(folder.resolve("no/hr.csv").toString()))
        .hasMessageContaining("does not exist");
  }

  @Test
  void theObjectClassHasToBeClear() {
    table.select("person", "contractor");

    refused("")
        .hasMessageContaining("[person, contractor]")
        .hasMessageContaining("object-class-column");
  }

  @Test
  void aFileIsOnePartition() {
    table.secondPartition();

    refused("").hasMessageContaining("the connector selects 2");
  }

  @Test
  void aConnectorThatIdentifiesObjectsByBytesIsAnotherOne() {
    table.attribute("objectGUID", AttributeType.BINARY, false, true).anchorAttribute("objectGUID");

    refused("anchor=employeeID").hasMessageContaining("objectGUID is no text");
  }

  @Test
  void aConnectorWithoutAnchorAttributeNeedsTheKeyColumn() {
    table.anchorAttribute("dn");

    refused("").hasMessageContaining("anchor is missing");
    assertThatCode(() -> table.options("anchor=employeeID").open()).doesNotThrowAnyException();
  }
}
