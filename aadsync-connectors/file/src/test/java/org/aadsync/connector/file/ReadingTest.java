package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadingTest extends ReadingStories {
  @Test
  void aRecordBecomesAnObjectWithDnAnchorTypeAndSelectedAttributes() throws Exception {
    Imported imported = user("displayName: Ann", "description: not selected", "unknown: x");

    assertThat(imported.object().dn()).isEqualTo("CN=A,DC=x");
    assertThat(imported.object().objectType()).isEqualTo("user");
    assertThat(imported.object().anchor())
        .isEqualTo(Anchor.of(ByteString.fromHex("000102030405060708090a0b0c0d0e0f")));
    assertThat(imported.value("displayName")).isEqualTo("Ann");
    assertThat(imported.value("objectGUID")).isInstanceOf(ByteString.class);
    assertThat(imported.object().values().size()).isEqualTo(2);
  }

  @Test
  void anExportOfLdifdeIsADirectory() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nchangetype: add\nobjectClass: user\ndisplayName: Ann\n",
        "dn: CN=B,DC=x\nChange\n Type: AD\n D\nobjectClass: user\ndisplayName: Bob\n");

    Imported imported = directory.fullImport();

    assertThat(imported.dns()).containsExactly("CN=A,DC=x", "CN=B,DC=x");
    assertThat(imported.objects())
        .extracting(object -> object.values().size())
        .containsExactly(2, 2); // the name to show and the anchor
  }

  @Test
  void anImportEndsWithAFinalCheckpointAndCompleteness() throws Exception {
    List<ImportEvent> events = user().events();

    assertThat(events).hasSize(3);
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            ImportEvent.Checkpoint.class, checkpoint -> assertThat(checkpoint.isFinal()).isTrue());
    assertThat(events.get(2))
        .isEqualTo(new ImportEvent.End(directory.partition().id(), new Completeness.Complete()));
  }

  @Test
  void theMostSpecificSelectedClassIsTheObjectType() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: top\nobjectClass: user\nobjectClass: inetOrgPerson\n",
        "dn: CN=B,DC=x\nobjectClass: COMPUTER\nobjectClass: organizationalPerson\nobjectClass: user\n",
        "dn: CN=C,DC=x\nobjectClass: contact\n");

    assertThat(directory.fullImport().objects())
        .extracting("objectType")
        .containsExactly("inetOrgPerson", "computer", "contact");
  }

  @Test
  void aSubclassThatIsNotSelectedLeavesTheRecordToItsSelectedSuperior() throws Exception {
    directory.select("user").write("dn: CN=A,DC=x\nobjectClass: user\nobjectClass: inetOrgPerson");

    assertThat(directory.fullImport().object().objectType()).isEqualTo("user");
  }

  @Test
  void aRecordOfNoSelectedClassIsCountedAndNotImported() throws Exception {
    directory.write(
        "dn: OU=A,DC=x\nobjectClass: organizationalUnit\n", "dn: OU=B,DC=x\nobjectClass: top");

    Imported imported = directory.fullImport();

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.all(ImportEvent.Skipped.class))
        .containsExactly(
            new ImportEvent.Skipped(directory.partition().id(), "of no selected object class", 2));
  }

  @Test
  @DisplayName("Section 13.2: a record without an object class is missing-object-class")
  void aRecordWithoutAnObjectClass() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\ndescription: none\nobjectGUID:: " + GUID + "\n",
        "dn: CN=B,DC=x\nobjectClass: user");

    Imported imported = directory.fullImport();

    assertThat(imported.error().code()).isEqualTo("missing-object-class");
    assertThat(imported.all(ImportEvent.Rejected.class).get(0).anchor()).isNotNull();
    assertThat(imported.dns()).containsExactly("CN=B,DC=x");
  }

  @Test
  void twoUnrelatedSelectedClassesAreAnUnmappableObjectType() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: user\nobjectClass: group\nobjectGUID:: " + GUID + "\n",
        "dn: CN=B,DC=x\nobjectClass: user");

    Imported imported = directory.fullImport();

    assertThat(imported.error().code()).isEqualTo("unmappable-object-type");
    assertThat(imported.error().message()).contains("user", "group");
    assertThat(imported.all(ImportEvent.Rejected.class).get(0).anchor()).isNotNull();
    assertThat(imported.dns()).containsExactly("CN=B,DC=x");
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void theLongestListedContainerDecides() throws Exception {
    directory
        .include("OU=Corp,DC=x", "OU=In,OU=Out,OU=Corp,DC=x")
        .exclude("DC=x", "OU=Out,OU=Corp,DC=x")
        .write(
            "dn: CN=a,DC=x\nobjectClass: user\n",
            "dn: CN=b,ou=corp, dc=X\nobjectClass: user\n",
            "dn: CN=c,OU=Out,OU=Corp,DC=x\nobjectClass: user\n",
            "dn: CN=d,OU=In,OU=Out,OU=Corp,DC=x\nobjectClass: user\n",
            "dn: CN=e\\,OU=Corp,DC=x\nobjectClass: user\n");

    Imported imported = directory.fullImport();

    assertThat(imported.dns())
        .containsExactly("CN=b,ou=corp, dc=X", "CN=d,OU=In,OU=Out,OU=Corp,DC=x");
    assertThat(imported.all(ImportEvent.Skipped.class))
        .containsExactly(
            new ImportEvent.Skipped(
                directory.partition().id(), "outside the included containers", 3));
  }

  @Test
  void withoutIncludedContainersEverythingIsIncludedThatIsNotExcluded() throws Exception {
    directory
        .exclude("OU=Out,DC=x")
        .write("dn: CN=a,DC=x\nobjectClass: user\n", "dn: CN=b,OU=Out,DC=x\nobjectClass: user");

    assertThat(directory.fullImport().dns()).containsExactly("CN=a,DC=x");
  }

  @Test
  void aRecordBelongsToThePartitionWithTheLongestNamingContext() throws Exception {
    directory
        .partition("DC=child,DC=x", true)
        .write(
            "dn: CN=a,DC=x\nobjectClass: user\n",
            "dn: CN=b,DC=child,DC=x\nobjectClass: user\n",
            "dn: CN=c,DC=elsewhere\nobjectClass: user");

    Imported imported = directory.fullImport();

    assertThat(imported.dns()).containsExactly("CN=a,DC=x");
    assertThat(imported.all(ImportEvent.Skipped.class)).extracting("count").containsExactly(1L);
  }

  @Test
  void anObjectGuidThatIsNotOf16BytesRejectsThatObjectAlone() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: user\nobjectGUID:: AQ==\n",
        "dn: CN=B,DC=x\nobjectClass: user\nobjectGUID:: " + GUID);

    Imported imported = directory.fullImport();

    assertThat(imported.error().code()).isEqualTo("invalid-attribute-value");
    assertThat(imported.error().attribute()).isEqualTo("objectGUID");
    assertThat(imported.dns()).containsExactly("CN=B,DC=x");
  }

  @Test
  void aRecordWithoutAnAnchorHasANameBasedOne() throws Exception {
    directory.write("dn: CN=A,DC=x\nobjectClass: user");
    Imported first = directory.fullImport();
    directory.write("dn: cn=a , dc=X\nobjectClass: user");

    // uuid5(NAMESPACE_X500, "cn=a,dc=x") of any implementation of RFC 4122.
    assertThat(first.object().anchor().toString()).isEqualTo("AFAAD106FFE552DCB08057B329165CEA");
    assertThat(first.value("objectGUID")).isEqualTo(first.object().anchor().value());
    assertThat(directory.fullImport().object().anchor()).isEqualTo(first.object().anchor());
  }

  @Test
  void anAssignedAnchorGivesWayToTheRecordThatCarriesIt() throws Exception {
    directory.write("dn: CN=A,DC=x\nobjectClass: user");
    Anchor assigned = directory.fullImport().object().anchor();
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: user\n",
        "dn: CN=renamed,DC=x\nobjectClass: user\nobjectGUID:: "
            + ((ByteString) assigned.value()).toBase64());

    Imported imported = directory.fullImport();

    assertThat(imported.object("CN=renamed,DC=x").anchor()).isEqualTo(assigned);
    assertThat(imported.object("CN=A,DC=x").anchor()).isNotEqualTo(assigned);
    assertThat(directory.fullImport().object("CN=A,DC=x").anchor())
        .isEqualTo(imported.object("CN=A,DC=x").anchor());
  }

  @Test
  void anAssignedCloudAnchorNamesTheType() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif")).write("dn: CN=A,DC=x\nobjectClass: user");

    assertThat(directory.fullImport().value("cloudAnchor").toString())
        .matches("User_[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void twoRecordsWithOneDnFailTheImportWithBothPlaces() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: user\n", "dn: OU=B,DC=x\n", "dn: cn=a,dc=X\nou: x");

    Imported imported = directory.fullImport();

    assertThat(imported.failure()).contains("line 6", "line 1", "cn=a,dc=X");
    assertThat(imported.events()).hasSize(1);
  }

  @Test
  void twoRecordsWithOneAnchorFailTheImportWithBothPlaces() throws Exception {
    directory.write(
        "dn: CN=A,DC=x\nobjectClass: user\nobjectGUID:: " + GUID + "\n",
        "dn: OU=B,DC=x\nobjectGUID:: " + GUID);

    assertThat(directory.fullImport().failure()).contains("line 5", "line 1", "objectGUID");
  }

  @Test
  void cloudAnchorsAreComparedWithoutRegardToCase() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif"))
            .write(
                "dn: CN=A\nobjectClass: user\ncloudAnchor: User_a\n",
                "dn: CN=B\nobjectClass: user\ncloudAnchor: USER_A");

    assertThat(directory.fullImport().failure()).contains("line 5", "line 1", "cloudAnchor");
  }

  @Test
  void anAnchorThatIsEmptyOrNoTextOrTwiceRejectsTheObject() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif"))
            .write(
                "dn: CN=A\nobjectClass: user\ncloudAnchor:\n",
                "dn: CN=B\nobjectClass: user\ncloudAnchor:: /w==\n",
                "dn: CN=C\nobjectClass: user\ncloudAnchor: a\ncloudAnchor: b");

    assertThat(directory.fullImport().errors())
        .extracting("code")
        .containsExactly(
            "missing-anchor-component", "invalid-attribute-value", "multi-single-mismatch");
  }

  @Test
  void aListedContainerThatIsNoDnStopsTheImport() throws Exception {
    directory.include("nowhere").write("");

    assertThatThrownBy(() -> directory.fullImport())
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aCloudAnchorOfMoreThan398CharactersIsTooLong() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif"))
            .write("dn: CN=A\nobjectClass: user\ncloudAnchor: " + "a".repeat(399));

    assertThat(directory.fullImport().error().code()).isEqualTo("anchor-too-long");
  }

  @Test
  void aFileThatDoesNotExistIsEmptyBeforeTheFirstImport() throws Exception {
    Imported imported = directory.fullImport();

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.end()).isEqualTo(new Completeness.Complete());
    directory.write("dn: CN=A,DC=x\nobjectClass: user");
    assertThat(directory.deltaImport(imported).dns()).containsExactly("CN=A,DC=x");
  }

  @Test
  void aFileThatWasReadOnceMustExist() throws Exception {
    assertThat(directory.laterFullImport().failure()).contains("does not exist", "ad.ldif");
  }

  @Test
  void anEmptyFileIsAnEmptyDirectory() throws Exception {
    directory.write("");

    assertThat(directory.laterFullImport().end()).isEqualTo(new Completeness.Complete());
  }

  @Test
  void anAddressThatIsNoFileInAFolderIsRefused() {
    for (String address :
        List.of("", folder.toString(), folder.resolve("none").resolve("a.ldif").toString(), "\0")) {
      assertThatThrownBy(() -> directory.open(address))
          .as(address)
          .isInstanceOf(ConnectorException.class);
    }
  }
}
