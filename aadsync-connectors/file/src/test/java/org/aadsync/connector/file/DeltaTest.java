package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTest {
  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif")).exclude("OU=Out,DC=x");
  }

  private static String user(String dn, int number, String... lines) {
    return "dn: "
        + dn
        + "\nobjectClass: user\nobjectGUID:: "
        + guid(number).toBase64()
        + "\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static ByteString guid(int number) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) number;
    return ByteString.copyOf(bytes);
  }

  private Imported before(String... records) throws Exception {
    return directory.write(records).fullImport();
  }

  private Imported after(Imported before, String... records) throws Exception {
    return directory.write(records).deltaImport(before);
  }

  private static List<ImportEvent> changes(Imported imported) {
    return imported.events().subList(0, imported.events().size() - 2);
  }

  @Test
  void anUnchangedFileReportsNothingAndIsComplete() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "mail: a"), user("CN=B,DC=x", 2));

    Imported after = directory.deltaImport(before);

    assertThat(changes(after)).isEmpty();
    assertThat(after.end()).isEqualTo(new Completeness.Complete());
    assertThat(after.watermark()).isEqualTo(before.watermark());
  }

  @Test
  void additionsAndChangesAreWholeObjects() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "mail: a"), user("CN=B,DC=x", 2));

    Imported after =
        after(
            before,
            user("CN=A,DC=x", 1, "mail: new", "displayName: A"),
            user("CN=B,DC=x", 2),
            user("CN=C,DC=x", 3));

    assertThat(after.dns()).containsExactly("CN=A,DC=x", "CN=C,DC=x");
    assertThat(after.value(after.object("CN=A,DC=x"), "displayName")).isEqualTo("A");
    assertThat(changes(after)).hasSize(2);
  }

  @Test
  void anotherDnAloneIsAMove() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "mail: a"));

    Imported after = after(before, user("CN=A,OU=new,DC=x", 1, "mail: a"));

    assertThat(changes(after))
        .containsExactly(
            new ImportEvent.Moved(
                directory.partition().id(), Anchor.of(guid(1)), "CN=A,OU=new,DC=x"));
  }

  @Test
  void anotherDnAndAnotherValueAreAWholeObject() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "mail: a"));

    assertThat(after(before, user("CN=B,DC=x", 1, "mail: b")).dns()).containsExactly("CN=B,DC=x");
  }

  @Test
  void anotherObjectTypeIsAWholeObject() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1));

    Imported after = after(before, user("CN=A,DC=x", 1, "objectClass: computer"));

    assertThat(after.object().objectType()).isEqualTo("computer");
  }

  @Test
  void whatIsAbsentIsDeletedByAnchorBeforeWhatTakesItsPlace() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1));

    Imported after = after(before, user("CN=A,DC=x", 2));

    assertThat(changes(after)).hasSize(2);
    assertThat(changes(after).get(0))
        .isEqualTo(new ImportEvent.Deleted(directory.partition().id(), Anchor.of(guid(1)), false));
    assertThat(after.object().anchor()).isEqualTo(Anchor.of(guid(2)));
  }

  @Test
  void whatIsThereButOutsideTheSelectionLeftTheScope() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1), user("CN=B,DC=x", 2), user("CN=C,DC=x", 3));

    Imported after =
        after(
            before,
            user("CN=A,OU=Out,DC=x", 1),
            user("CN=B,DC=x", 2).replace("user", "printer"),
            user("CN=C,DC=elsewhere", 3));

    assertThat(after.all(ImportEvent.LeftScope.class))
        .extracting(ImportEvent.LeftScope::anchor)
        .containsExactly(Anchor.of(guid(1)), Anchor.of(guid(2)), Anchor.of(guid(3)));
    assertThat(after.all(ImportEvent.Deleted.class)).isEmpty();
  }

  @Test
  void whatLeftTheScopeAndComesBackIsReportedInFull() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1));
    Imported left = after(before, user("CN=A,OU=Out,DC=x", 1));

    assertThat(after(left, user("CN=A,DC=x", 1)).dns()).containsExactly("CN=A,DC=x");
  }

  @Test
  void aChangeOfWhatIsNotSelectedIsNone() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "description: a"));

    assertThat(changes(after(before, user("CN=A,DC=x", 1, "description: b")))).isEmpty();
  }

  @Test
  void anAttributeThatIsSelectedLaterIsReported() throws Exception {
    directory.attribute("title", AttributeType.STRING, false);
    Imported before = before(user("CN=A,DC=x", 1, "initials: i"), user("CN=B,DC=x", 2));
    directory.attribute("initials", AttributeType.STRING, false);

    assertThat(directory.deltaImport(before).dns()).containsExactly("CN=A,DC=x");
  }

  @Test
  void aRejectedObjectIsRejectedAgainUntilItIsMended() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1, "userAccountControl: x"));
    Imported again = directory.deltaImport(before);
    Imported mended = after(again, user("CN=A,DC=x", 1, "userAccountControl: 1"));

    assertThat(again.errors()).hasSize(1);
    assertThat(mended.dns()).containsExactly("CN=A,DC=x");
  }

  @Test
  void anObjectThatBecameUnreadableIsNotDeleted() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1), user("CN=B,DC=x", 2), user("CN=C,DC=x", 3));

    Imported after =
        after(
            before,
            user("CN=A,DC=x", 1, "userAccountControl: x"),
            user("CN=B,DC=x", 2, "objectGUID:: AQ=="),
            user("CN=C,DC=x", 3, "objectClass: group"));

    assertThat(after.errors()).hasSize(3);
    assertThat(changes(after)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "objectClass: user\nobjectClass: group\n"})
  @DisplayName("CS-17: an object of which the type cannot be told any more is not deleted")
  void anObjectThatLostItsType(String classes) throws Exception {
    Imported before = before(user("CN=A,DC=x", 1), "dn: CN=B,DC=x\nobjectClass: user\n");

    Imported after =
        after(
            before,
            user("CN=A,DC=x", 1).replace("objectClass: user\n", classes),
            "dn: CN=B,DC=x\n" + classes + "mail: b\n");

    assertThat(after.errors()).hasSize(2);
    assertThat(changes(after)).hasSize(2);
  }

  @Test
  void anExportThatIsConfirmedReportsWhatItChanged() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1), user("CN=B,DC=x", 2));
    directory.export(new ExportOperation.Add("CN=C,DC=x", "user", List.of()));

    assertThat(directory.deltaImport(before).dns()).containsExactly("CN=C,DC=x");
  }

  @Test
  void textAnchorsAreKeptWhole() throws Exception {
    directory = TestDirectory.azure(folder.resolve("aad.ldif"));
    Imported before = before("dn: CN=A\nobjectClass: user\ncloudAnchor: User_ä");

    Imported after = after(before, "");

    assertThat(after.all(ImportEvent.Deleted.class).get(0).anchor().value()).isEqualTo("User_ä");
  }

  @Test
  void aWatermarkThatIsNotThisConnectorsNeedsAFullImport() throws Exception {
    ByteString good = before(user("CN=A,DC=x", 1)).watermark();
    for (ByteString bad :
        List.of(
            ByteString.fromHex(""),
            ByteString.fromHex("00"),
            good.slice(0, good.size() - 8),
            good.slice(1, good.size()))) {
      Imported imported = directory.deltaImport(bad);
      assertThat(imported.end()).isInstanceOf(Completeness.FullImportRequired.class);
      assertThat(imported.events()).hasSize(1);
    }
  }

  @Test
  void theWatermarkOfAnotherAnchorAttributeNeedsAFullImport() throws Exception {
    ByteString watermark = before(user("CN=A,DC=x", 1)).watermark();
    directory = TestDirectory.azure(folder.resolve("aad.ldif")).write("");

    assertThat(directory.deltaImport(watermark).end())
        .isInstanceOf(Completeness.FullImportRequired.class);
  }

  @Test
  void aMissingFileDeletesNothing() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1));
    Files.delete(directory.file());

    Imported after = directory.deltaImport(before);

    assertThat(after.failure()).contains("does not exist");
    assertThat(after.events()).hasSize(1);
  }

  @Test
  void aFileThatIsNoDirectoryAnyMoreDeletesNothing() throws Exception {
    Imported before = before(user("CN=A,DC=x", 1), user("CN=B,DC=x", 2));

    Imported after = after(before, user("CN=A,DC=x", 1), "rubbish");

    assertThat(after.failure()).contains("line 6:");
    assertThat(after.events()).hasSize(1);
  }
}
