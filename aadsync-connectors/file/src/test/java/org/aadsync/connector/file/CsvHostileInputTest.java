package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is no table, or not a whole one, fails before anything of it is reported. */
class CsvHostileInputTest {
  private static final String ROWS =
      IntStream.range(0, 2_000).mapToObj(i -> i + ",a\n").collect(Collectors.joining());

  @TempDir Path folder;
  private TestTable table;

  @BeforeEach
  void start() {
    table = TestTable.people(folder.resolve("hr.csv"));
  }

  private void fails(String text, String... messages) throws Exception {
    table.writeText(text);
    importFails(messages);
  }

  private void importFails(String... messages) throws ConnectorException {
    Imported imported = table.laterFullImport();
    assertThat(imported.failure()).contains(messages);
    assertThat(imported.events()).hasSize(1);
  }

  @Test
  void anEmptyFileHasNoHeader() throws Exception {
    fails("", "line 1: no header");
  }

  @Test
  void aMissingKeyColumnIsNoHeader() throws Exception {
    fails("employee number,title\n1,a\n", "line 1: no header", "'employeeID' of the key");
  }

  @Test
  void aMissingObjectClassColumnIsNoHeader() throws Exception {
    table.options("object-class-column=kind");

    fails("employeeID\n1\n", "'kind' of the object class");
  }

  @Test
  void columnsTwiceAndWithoutNameAreToldAtOnce() throws Exception {
    fails("employeeID,title,,Title\n1,a,b,c\n", "column 3 has no name", "'Title' is there twice");
  }

  @Test
  void theSameKeyTwiceFails() throws Exception {
    fails("employeeID\n1\n2\n1\n", "line 4: the key '1' is also that of the row at line 2");
  }

  @Test
  void keysThatDifferInCaseAreOneWhereCaseDoesNotMatter() throws Exception {
    table.ignoringCase();

    fails("employeeID\na\nA\n", "the key 'A' is also that of the row at line 2");
  }

  @Test
  void keysOfOneNameFail() throws Exception {
    fails("employeeID\na\nA\n", "line 3: the name made of the key 'A'", "line 2");
  }

  @Test
  void aQuoteThatNeverEndsFails() throws Exception {
    fails("employeeID,title\n" + ROWS + "x,\"a\ny,b\n", "line 2002: a quote that never ends");
  }

  @Test
  void aQuoteWithinACellFails() throws Exception {
    fails("employeeID,title\n1,5\" disk\n", "line 2: a quote within a cell");
  }

  @Test
  void textBehindAClosingQuoteFails() throws Exception {
    fails("employeeID,title\n1,\"a\" b\n", "line 2: text behind the quote");
  }

  @Test
  void aNulFails() throws Exception {
    fails("employeeID,title\n1,a\0b\n", "line 2: a NUL");
  }

  @Test
  void aCarriageReturnAloneFails() throws Exception {
    fails("employeeID,title\r1,a\r", "line 1: a carriage return");
  }

  @Test
  void anotherEncodingFailsAtItsLine() throws Exception {
    table.writeText("employeeID,title\n" + ROWS + "x,Müller\n", StandardCharsets.ISO_8859_1);

    importFails("line 2002: bytes that are no UTF-8", "encoding=");
  }

  @Test
  void aWideEncodingThatIsNotSaidFails() throws Exception {
    table.writeText("employeeID\n1\n", StandardCharsets.UTF_16LE);

    importFails("line 1: a NUL", "encoding");
  }

  @Test
  void aCharacterThatIsCutInTwoFails() throws Exception {
    byte[] bytes = "employeeID\n1ä".getBytes(StandardCharsets.UTF_8);
    Files.write(table.file(), Arrays.copyOf(bytes, bytes.length - 1));

    importFails("line 2: bytes that are no UTF-8");
  }

  @Test
  void aLineOfTenMegabytesFails() throws Exception {
    fails(
        "employeeID,title\n1,a\n2," + "x".repeat(10 << 20) + "\n",
        "line 3: a row of more than 1048576 characters");
  }

  @Test
  void aQuotedCellOfManyLinesHasABoundToo() throws Exception {
    fails(
        "employeeID,title\n1,\"" + "x\n".repeat(600_000) + "\"\n",
        "line 2: a row of more than 1048576 characters; perhaps a quote that never ends");
  }

  @Test
  void aMillionColumnsFail() throws Exception {
    fails("employeeID" + ",".repeat(1_000_000) + "\n", "line 1: more than 1000 cells");
  }

  // Files that are cut off

  @Test
  void aFileThatEndsWithinARowFails() throws Exception {
    fails("employeeID,title\n1,a\n2", "line 3: the file ends in the middle of a row");
  }

  @Test
  void aLastLineWithoutEndMayBeCutOff() throws Exception {
    fails("employeeID,title\n1,a\n2,b", "line 3: the last line has no end", "last-line=open");
  }

  @Test
  void aLastLineWithoutEndCanBeAllowed() throws Exception {
    table.options("last-line=open").writeText("employeeID,title\n1,a\n2,b");

    assertThat(table.fullImport().dns()).containsExactly("CN=1", "CN=2");
  }

  @Test
  void aRowThatIsCutOffIsNeverAllowed() throws Exception {
    table.options("last-line=open");

    fails("employeeID,title\n1,a\n2", "line 3: the file ends in the middle of a row");
  }

  @Test
  void aHeaderThatIsCutOffIsNeverAllowed() throws Exception {
    table.options("last-line=open");

    fails("employeeID", "line 1: the file ends in the middle");
  }

  // Files that change

  private interface Deed {
    void run() throws IOException;
  }

  private Imported importDuring(Deed deed) throws ConnectorException {
    Imported imported = new Imported(table.schema());
    try (Connector connector = table.open()) {
      connector.importObjects(
          new ImportRequest(table.partition(), Optional.empty(), true),
          event -> {
            imported.accept(event);
            if (event instanceof ImportEvent.Full && imported.objects().size() == 1) {
              try {
                deed.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    }
    return imported;
  }

  private void changes(Deed deed) {
    assertThatThrownBy(() -> importDuring(deed))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void aFileThatIsOverwrittenWhileItIsReadFails() throws Exception {
    table.writeText("employeeID,title\n" + ROWS + ROWS.replaceAll("(?m)^", "x"));
    String other = Files.readString(table.file()).replace(",a", ",b");

    changes(() -> Files.writeString(table.file(), other));
  }

  @Test
  void aFileThatGrowsWhileItIsReadFails() throws Exception {
    table.write("employeeID", "1", "2");

    changes(() -> Files.writeString(table.file(), "3\n", StandardOpenOption.APPEND));
  }

  @Test
  void aFileThatBecomesShorterWhileItIsReadFails() throws Exception {
    table.writeText("employeeID,title\n" + ROWS + ROWS.replaceAll("(?m)^", "x"));

    changes(() -> Files.writeString(table.file(), ""));
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsReadAsItWas() throws Exception {
    table.writeText("employeeID,title\n" + ROWS);
    Path next = Files.writeString(folder.resolve("next.csv"), "employeeID\nz\n");

    Imported imported =
        importDuring(() -> Files.move(next, table.file(), StandardCopyOption.REPLACE_EXISTING));

    assertThat(imported.objects()).hasSize(2_000);
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
  }
}
