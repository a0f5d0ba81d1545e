package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a full import makes of rows. */
class CsvReadingTest {
  @TempDir Path folder;
  private TestTable table;

  @BeforeEach
  void start() {
    table = TestTable.people(folder.resolve("hr.csv"));
  }

  private static AnchorReference key(String text) {
    return new AnchorReference(Anchor.of(text, false));
  }

  @Test
  void aRowIsAnObjectNamedByItsKey() throws Exception {
    Imported imported =
        table.write("employeeID,displayName,title", "4711,Ada,Engineer").fullImport();

    assertThat(imported.object().anchor()).isEqualTo(Anchor.of("4711", false));
    assertThat(imported.object().dn()).isEqualTo("CN=4711");
    assertThat(imported.object().objectType()).isEqualTo("person");
    assertThat(imported.value("employeeID")).isEqualTo("4711");
    assertThat(imported.value("displayName")).isEqualTo("Ada");
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void columnsAreFoundWhateverTheirOrderAndCase() throws Exception {
    Imported imported = table.write("TITLE, EmployeeId ", "Engineer,4711").fullImport();

    assertThat(imported.object().dn()).isEqualTo("CN=4711");
    assertThat(imported.value("title")).isEqualTo("Engineer");
  }

  @Test
  void valuesAreOfTheTypesOfTheSchema() throws Exception {
    Imported imported =
        table.write("employeeID,salaryBand,active,photo", "1,-42,true,AQID").fullImport();

    assertThat(imported.value("salaryBand")).isEqualTo(-42L);
    assertThat(imported.value("active")).isEqualTo(true);
    assertThat(imported.value("photo")).isEqualTo(ByteString.fromHex("010203"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,", "1,\"\""})
  void anEmptyCellIsAnAbsentAttribute(String row) throws Exception {
    assertThat(table.write("employeeID,title", row).fullImport().value("title")).isNull();
  }

  @Test
  void nothingIsTrimmed() throws Exception {
    assertThat(table.write("employeeID,title", "1, a ").fullImport().value("title"))
        .isEqualTo(" a ");
  }

  @Test
  void quotedCellsHoldDelimitersQuotesAndLineEnds() throws Exception {
    Imported imported =
        table.write("employeeID,title,displayName", "1,\"a,\"\"b\"\"\r\nc\",d").fullImport();

    assertThat(imported.value("title")).isEqualTo("a,\"b\"\r\nc");
    assertThat(imported.value("displayName")).isEqualTo("d");
  }

  @Test
  void linesMayEndWithCarriageReturnAndLineFeed() throws Exception {
    Imported imported = table.writeText("employeeID,title\r\n1,a\r\n2,b\r\n").fullImport();

    assertThat(imported.dns()).containsExactly("CN=1", "CN=2");
    assertThat(imported.value(imported.object("CN=1"), "title")).isEqualTo("a");
  }

  @Test
  void emptyLinesArePassedOver() throws Exception {
    assertThat(table.write("", "employeeID", "", "1", "", "").fullImport().dns())
        .containsExactly("CN=1");
  }

  @Test
  void columnsThatTheSchemaDoesNotSelectArePassedOver() throws Exception {
    Imported imported =
        table.write("employeeID,notes,shoe size,dn", "1,secret,44,CN=x").fullImport();

    assertThat(imported.object().values().size()).isEqualTo(1);
    assertThat(imported.object().dn()).isEqualTo("CN=1");
  }

  @Test
  void aMultiValuedCellIsSplitToASet() throws Exception {
    table.options("separator=|").write("employeeID,telephones,title", "1,a|b||a,x|y");

    assertThat(table.fullImport().value("telephones")).isEqualTo(ImmutableList.of("a", "b"));
    assertThat(table.fullImport().value("title")).isEqualTo("x|y");
  }

  @Test
  void aMultiValuedCellWithoutSeparatorIsOneValue() throws Exception {
    table.write("employeeID,telephones", "1,a|b");

    assertThat(table.fullImport().value("telephones")).isEqualTo(ImmutableList.of("a|b"));
  }

  @Test
  void aCellOfAReferenceIsTheKeyOfAnotherRow() throws Exception {
    table.options("separator=%20").write("employeeID,manager,deputies", "1,2,2 3", "2,,");
    Imported imported = table.fullImport();

    assertThat(imported.value(imported.object("CN=1"), "manager")).isEqualTo(key("2"));
    assertThat(imported.value(imported.object("CN=1"), "deputies"))
        .isEqualTo(ImmutableList.of(key("2"), key("3")));
    assertThat(imported.value(imported.object("CN=2"), "manager")).isNull();
  }

  @Test
  void anotherColumnCanBeTheKey() throws Exception {
    Imported imported =
        table.options("anchor=badge").write("badge,displayName", "B 7,Ada").fullImport();

    assertThat(imported.object().dn()).isEqualTo("CN=B 7");
    assertThat(imported.value("employeeID")).isEqualTo("B 7");
  }

  @Test
  void aKeyOfSeveralColumnsIsUnambiguous() throws Exception {
    table
        .options("anchor=country,number")
        .write("country,number,manager", "a+b,c,a+b+c", "a,b+c,", "a\\,b,");

    assertThat(table.fullImport().objects())
        .extracting(object -> object.anchor().value())
        .containsExactly("a\\+b+c", "a+b\\+c", "a\\\\+b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "delimiter=;#;",
        "delimiter=semicolon#;",
        "delimiter=tab#TAB",
        "delimiter=%09#TAB",
        "delimiter=pipe#|",
        "delimiter=comma#,"
      })
  void theDelimiterIsAnyCharacter(String options, String delimiter) throws Exception {
    String between = delimiter.replace("TAB", "\t");
    table.options(options).write("employeeID" + between + "title", "1" + between + "x y");

    assertThat(table.fullImport().value("title")).isEqualTo("x y");
  }

  @Test
  void quotesCanBeText() throws Exception {
    table.options("quote=none").write("employeeID,title", "1,\"5\" disk");

    assertThat(table.fullImport().value("title")).isEqualTo("\"5\" disk");
  }

  @Test
  void theQuoteIsAnyCharacter() throws Exception {
    table.options("quote='").write("employeeID,title", "1,'a,''b'");

    assertThat(table.fullImport().value("title")).isEqualTo("a,'b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1252"})
  void theEncodingIsAsTheAddressSays(String encoding) throws Exception {
    table.options("encoding=" + encoding);
    table.writeText("employeeID,displayName\n1,Müller\n", Charset.forName(encoding));

    assertThat(table.fullImport().value("displayName")).isEqualTo("Müller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoText(String encoding) throws Exception {
    table.options("encoding=" + encoding);
    table.writeText("\uFEFFemployeeID\n1\n", Charset.forName(encoding));

    assertThat(table.fullImport().dns()).containsExactly("CN=1");
  }

  @Test
  void textThatIsCutByTheBufferIsWhole() throws Exception {
    String text = "😀ä€".repeat(20_000);
    table.writeText("employeeID,title\n1," + text + "\n", StandardCharsets.UTF_8);

    assertThat(table.fullImport().value("title")).isEqualTo(text);
  }

  @Test
  void theObjectClassCanBeAColumn() throws Exception {
    table
        .select("person", "contractor")
        .options("object-class-column=kind")
        .write("employeeID,kind", "1,PERSON", "2,contractor", "3,robot", "4,robot");
    Imported imported = table.fullImport();

    assertThat(imported.object("CN=1").objectType()).isEqualTo("person");
    assertThat(imported.object("CN=2").objectType()).isEqualTo("contractor");
    assertThat(imported.objects()).hasSize(2);
    assertThat(imported.all(ImportEvent.Skipped.class).get(0).count()).isEqualTo(2);
  }

  @Test
  void theObjectClassCanBeOneOfSeveral() throws Exception {
    table.select("person", "contractor").options("object-class=Contractor");

    assertThat(table.write("employeeID", "1").fullImport().object().objectType())
        .isEqualTo("contractor");
  }

  // Rows that cannot be read

  @ParameterizedTest
  @CsvSource({
    "salaryBand,high,invalid-attribute-value",
    "active,yes,invalid-attribute-value",
    "photo,?,invalid-attribute-value",
    "manager,' ',reference-value-not-ldap-conformant"
  })
  void aWrongValueRejectsTheRowWithItsPlace(String column, String cell, String code)
      throws Exception {
    Imported imported =
        table.write("employeeID,title," + column, "1,a,", "2,b," + cell, "3,c,").fullImport();

    assertThat(imported.dns()).containsExactly("CN=1", "CN=3");
    assertThat(imported.error().code()).isEqualTo(code);
    assertThat(imported.error().attribute()).isEqualTo(column);
    assertThat(imported.error().message()).startsWith("line 3, column 3 (" + column + "): ");
    ImportEvent.Rejected rejected = imported.all(ImportEvent.Rejected.class).get(0);
    assertThat(rejected.anchor()).isEqualTo(Anchor.of("2", false));
    assertThat(rejected.dn()).isEqualTo("CN=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aRowWithoutKeyIsRejectedWithoutAName(String key) throws Exception {
    Imported imported = table.write("employeeID,title", key + ",a").fullImport();

    assertThat(imported.error().code()).isEqualTo("missing-anchor-component");
    assertThat(imported.error().message()).startsWith("line 2, column 1 (employeeID): ");
    ImportEvent.Rejected rejected = imported.all(ImportEvent.Rejected.class).get(0);
    assertThat(rejected.anchor()).isNull();
    assertThat(rejected.dn()).isNull();
  }

  @Test
  void aKeyThatIsTooLongRejectsTheRow() throws Exception {
    Imported imported = table.write("employeeID", "k".repeat(398), "k".repeat(399)).fullImport();

    assertThat(imported.objects()).hasSize(1);
    assertThat(imported.error().code()).isEqualTo("anchor-too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2,b,c"})
  void aRowOfAnotherNumberOfCellsIsRejected(String row) throws Exception {
    Imported imported = table.write("employeeID,title", "1,a", row, "3,c").fullImport();

    assertThat(imported.dns()).containsExactly("CN=1", "CN=3");
    assertThat(imported.error().message()).startsWith("line 3: ").contains("the header has 2");
    assertThat(imported.all(ImportEvent.Rejected.class).get(0).anchor()).isNull();
  }

  @Test
  void aRowWithoutObjectClassIsRejected() throws Exception {
    table.options("object-class-column=kind").write("employeeID,kind", "1,");

    assertThat(table.fullImport().error().code()).isEqualTo("missing-object-class");
  }

  @Test
  void linesAreCountedWithinQuotesToo() throws Exception {
    table.write("employeeID,title,active", "1,\"a\nb\n\",", "2,,perhaps");

    assertThat(table.fullImport().error().message()).startsWith("line 5, ");
  }

  // Without a file

  @Test
  void aFileThatNeverWasIsAnEmptyTable() throws Exception {
    Imported imported = table.fullImport();

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
    assertThat(table.write("employeeID", "1").deltaImport(imported.watermark()).dns())
        .containsExactly("CN=1");
  }

  @Test
  void aFileThatIsGoneDeletesNothing() throws Exception {
    Imported before = table.write("employeeID", "1").fullImport();
    Files.delete(table.file());

    for (Imported after :
        ImmutableList.of(table.laterFullImport(), table.deltaImport(before.watermark()))) {
      assertThat(after.failure()).contains("does not exist");
      assertThat(after.events()).hasSize(1);
    }
  }

  // Export

  @Test
  void anExportIsRefused() {
    assertThatThrownBy(() -> table.open().openExport())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("is read only");
  }
}
