package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delta import finds by comparison with the import before. */
class CsvDeltaTest {
  @TempDir Path folder;
  private TestTable table;

  @BeforeEach
  void start() {
    table = TestTable.people(folder.resolve("hr.csv"));
  }

  private Imported before(String... rows) throws Exception {
    return write(rows).fullImport();
  }

  private Imported after(Imported before, String... rows) throws Exception {
    return write(rows).deltaImport(before.watermark());
  }

  private TestTable write(String... rows) throws Exception {
    return table.writeText("employeeID,title,manager,active\n" + String.join("\n", rows) + "\n");
  }

  private static List<ImportEvent> changes(Imported imported) {
    return imported.events().subList(0, imported.events().size() - 2);
  }

  private static List<Object> deleted(Imported imported) {
    return imported.all(ImportEvent.Deleted.class).stream()
        .<Object>map(event -> event.anchor().value())
        .toList();
  }

  @Test
  void anUnchangedTableReportsNothingAndIsComplete() throws Exception {
    Imported before = before("1,a,,", "2,b,1,");

    Imported after = after(before, "1,a,,", "2,b,1,");

    assertThat(changes(after)).isEmpty();
    assertThat(after.end()).isEqualTo(new Completeness.Complete());
    assertThat(after.watermark()).isEqualTo(before.watermark());
  }

  @Test
  void theOrderOfRowsIsNoChange() throws Exception {
    assertThat(changes(after(before("1,a,,", "2,b,1,"), "2,b,1,", "1,a,,"))).isEmpty();
  }

  @Test
  void newAndChangedRowsAreWholeObjects() throws Exception {
    Imported after = after(before("1,a,,", "2,b,,"), "1,a,,", "2,new,,", "3,c,,");

    assertThat(after.dns()).containsExactly("CN=2", "CN=3");
    assertThat(after.value(after.object("CN=2"), "title")).isEqualTo("new");
    assertThat(changes(after)).hasSize(2);
  }

  @Test
  void anotherReferenceIsAChange() throws Exception {
    assertThat(after(before("1,a,2,", "2,b,,", "3,c,,"), "1,a,3,", "2,b,,", "3,c,,").dns())
        .containsExactly("CN=1");
  }

  @Test
  void aKeyWithoutRowIsDeleted() throws Exception {
    Imported after = after(before("1,a,,", "2,b,,"), "2,b,,");

    assertThat(changes(after))
        .containsExactly(
            new ImportEvent.Deleted(table.partition().id(), Anchor.of("1", false), false));
  }

  @Test
  void whatWasDeletedIsDeletedOnce() throws Exception {
    Imported once = after(before("1,a,,", "2,b,,"), "2,b,,");

    assertThat(changes(after(once, "2,b,,"))).isEmpty();
  }

  @Test
  void aKeySpelledOtherwiseIsTheSameObjectWhereCaseDoesNotMatter() throws Exception {
    table.ignoringCase();
    Imported before = table.options("anchor=badge").write("badge,title", "x,a").fullImport();
    Imported after = table.write("badge,title", "X,a").deltaImport(before.watermark());

    assertThat(after.object().dn()).isEqualTo("CN=X");
    assertThat(deleted(after)).isEmpty();
  }

  @Test
  void aRejectedRowIsRejectedAgainUntilItIsMended() throws Exception {
    Imported before = before("1,a,,perhaps");
    Imported again = after(before, "1,a,,perhaps");
    Imported mended = after(again, "1,a,,true");

    assertThat(again.errors()).hasSize(1);
    assertThat(mended.dns()).containsExactly("CN=1");
  }

  @Test
  void aRowThatBecameUnreadableIsNotDeleted() throws Exception {
    Imported after = after(before("1,a,,", "2,b,,"), "1,a,,perhaps", "2,b,,");

    assertThat(changes(after)).hasSize(1);
    assertThat(after.errors()).hasSize(1);
  }

  @Test
  void aRowThatLostItsKeyDeletesNothing() throws Exception {
    Imported after = after(before("1,a,,", "2,b,,"), ",a,,", "2,b,,");

    assertThat(deleted(after)).isEmpty();
    assertThat(after.errors()).hasSize(1);
  }

  @Test
  void aRowWithADelimiterTooManyDeletesNothing() throws Exception {
    assertThat(deleted(after(before("1,a,,", "2,b,,"), "1,a,,,", "2,b,,"))).isEmpty();
  }

  @Test
  void whatMayHaveBeenHiddenIsDeletedWhenAllRowsHaveKeysAgain() throws Exception {
    Imported hidden = after(before("1,a,,", "2,b,,", "3,c,,"), ",a,,", "2,b,,");

    Imported clear = after(hidden, "1,a,,", "2,b,,");

    assertThat(deleted(clear)).containsExactly("3");
    assertThat(clear.objects()).isEmpty();
  }

  @Test
  void aRowOfAClassThatIsNotSelectedAnyMoreLeftTheScope() throws Exception {
    table.options("object-class-column=kind");
    Imported before = table.write("employeeID,kind", "1,person", "2,person").fullImport();

    Imported after =
        table.write("employeeID,kind", "1,robot", "2,person").deltaImport(before.watermark());

    assertThat(after.all(ImportEvent.LeftScope.class))
        .extracting(ImportEvent.LeftScope::anchor)
        .containsExactly(Anchor.of("1", false));
    assertThat(deleted(after)).isEmpty();
  }

  @Test
  void aTableThatCannotBeReadDeletesNothing() throws Exception {
    Imported after = after(before("1,a,,", "2,b,,"), "1,a,,", "2,\"b,,");

    assertThat(after.failure()).contains("line 3: a quote that never ends");
    assertThat(after.events()).hasSize(1);
  }

  @Test
  void aWatermarkThatIsNotThisConnectorsNeedsAFullImport() throws Exception {
    ByteString good = before("1,a,,").watermark();

    for (ByteString bad :
        List.of(
            ByteString.fromHex(""),
            ByteString.fromHex("00"),
            good.slice(0, good.size() - 8),
            good.slice(1, good.size()))) {
      needsFullImport(bad);
    }
  }

  @Test
  void aWatermarkOfAnotherKeyNeedsAFullImport() throws Exception {
    ByteString watermark = before("1,a,,").watermark();
    table.options("anchor=title");

    needsFullImport(watermark);
  }

  @Test
  void theWatermarkOfADirectoryNeedsAFullImport() throws Exception {
    TestDirectory directory = TestDirectory.azure(folder.resolve("aad.ldif"));
    ByteString watermark =
        directory.write("dn: CN=A", "objectClass: user", "cloudAnchor: 1").fullImport().watermark();
    before("1,a,,");

    needsFullImport(watermark);
  }

  private void needsFullImport(ByteString watermark) throws Exception {
    Imported imported = table.deltaImport(watermark);
    assertThat(imported.end()).isInstanceOf(Completeness.FullImportRequired.class);
    assertThat(imported.events()).hasSize(1);
  }
}
