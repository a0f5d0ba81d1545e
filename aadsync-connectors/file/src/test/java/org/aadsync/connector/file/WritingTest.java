package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ExportOperation.Add;
import org.aadsync.core.spi.ExportOperation.Update;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportOutcome.Success;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;

class WritingTest extends WritingStories {
  @Test
  void anAddedObjectHasItsClassItsDnItsValuesAndAnAnchorThatIsReturned() throws Exception {
    List<ExportOutcome> outcomes =
        directory.export(addUser("CN=A,DC=x", set("displayName", "Ann"), set("mail", "a@x")));

    Imported imported = directory.fullImport();
    assertThat(imported.object().dn()).isEqualTo("CN=A,DC=x");
    assertThat(imported.object().objectType()).isEqualTo("user");
    assertThat(imported.value("displayName")).isEqualTo("Ann");
    assertThat(outcomes).containsExactly(new Success(imported.object().anchor()));
    assertThat(directory.text()).contains("objectClass: user\n").doesNotContain("top");
  }

  @Test
  void activeDirectoryGivesANameBasedGuidAndASidBelowOneDomain() throws Exception {
    directory.export(addUser("CN=A,DC=x"), addUser("CN=B,DC=x"));

    Imported imported = directory.fullImport();
    String a = imported.value(imported.object("CN=A,DC=x"), "objectSid").toString();
    String b = imported.value(imported.object("CN=B,DC=x"), "objectSid").toString();
    assertThat(imported.object("CN=A,DC=x").anchor().toString())
        .isEqualTo("AFAAD106FFE552DCB08057B329165CEA");
    assertThat(a).startsWith("0108000000000005150000").isNotEqualTo(b);
    assertThat(a.substring(0, 48)).isEqualTo(b.substring(0, 48));
  }

  @Test
  void anObjectOfATypeWithoutSecurityIdentifierGetsNone() throws Exception {
    directory.type("contact", "top", "displayName");

    directory.export(new Add("CN=A,DC=x", "contact", List.of()));

    assertThat(directory.fullImport().value("objectSid")).isNull();
  }

  @Test
  void azureAdGivesAnAnchorThatNamesTheType() throws Exception {
    directory = TestDirectory.azure(folder.resolve("aad.ldif"));

    List<ExportOutcome> outcomes =
        directory.export(
            addUser("CN={41}", set("sourceAnchor", "A")),
            new Add("CN={42}", "group", List.of(set("sourceAnchor", "B"))));

    assertThat(outcomes)
        .extracting(outcome -> ((Success) outcome).anchor().toString().replaceAll("_.*", ""))
        .containsExactly("User", "Group");
    Imported imported = directory.fullImport();
    assertThat(imported.object("CN={41}").anchor()).isEqualTo(((Success) outcomes.get(0)).anchor());
    assertThat(imported.value(imported.object("CN={41}"), "cloudMastered")).isEqualTo(false);
    assertThat(directory.text()).doesNotContain("cloudMastered", "objectSid");
  }

  @Test
  void valuesOfEveryTypeAreWrittenAsTheyAreRead() throws Exception {
    directory.export(
        addUser("CN=B,DC=x"),
        addUser(
            "CN=A,DC=x",
            set("displayName", " Ännchen "),
            set("proxyAddresses", "b", "a", "B"),
            set("userAccountControl", -512L),
            set("msExchHideFromAddressLists", true),
            set("thumbnailPhoto", ByteString.fromHex("00ff")),
            set("manager", to("CN=B,DC=x"))));

    Imported imported = directory.fullImport();
    var object = imported.object("CN=A,DC=x");
    assertThat(imported.value(object, "displayName")).isEqualTo(" Ännchen ");
    assertThat(imported.value(object, "proxyAddresses")).isEqualTo(ImmutableList.of("b", "a", "B"));
    assertThat(imported.value(object, "userAccountControl")).isEqualTo(-512L);
    assertThat(imported.value(object, "msExchHideFromAddressLists")).isEqualTo(true);
    assertThat(imported.value(object, "thumbnailPhoto")).isEqualTo(ByteString.fromHex("00ff"));
    assertThat(imported.value(object, "manager")).isEqualTo(DistinguishedName.parse("CN=B,DC=x"));
  }

  @Test
  void recordsAreInOrderParentsFirstThenByName() throws Exception {
    directory.export(
        addUser("CN=b,OU=a,DC=x"),
        addUser("CN=Z,DC=x"),
        addUser("CN=a,OU=a,DC=x"),
        addUser("OU=a,DC=x"),
        addUser("DC=x"));

    assertThat(directory.text().lines().filter(line -> line.startsWith("dn: ")))
        .containsExactly(
            "dn: DC=x",
            "dn: CN=Z,DC=x",
            "dn: OU=a,DC=x",
            "dn: CN=a,OU=a,DC=x",
            "dn: CN=b,OU=a,DC=x");
  }

  @Test
  void aRecordIsWrittenInOneForm() throws Exception {
    directory.write(
        "# a comment",
        "dn: CN=One,DC=x\r",
        "Zeta: 1\r",
        "displayName: " + "x".repeat(80) + "\r",
        "MAIL:  spaces before and after \r",
        "alpha:: " + "w6Q=\r",
        "objectClass: user\r",
        "objectGUID:: " + G1 + "\r");

    directory.export(updateOne(set("proxyAddresses", "z", "a")));

    assertThat(directory.text())
        .isEqualTo(
            String.join(
                "\n",
                "version: 1",
                "",
                "dn: CN=One,DC=x",
                "objectClass: user",
                "objectGUID:: " + G1,
                "alpha:: w6Q=",
                "displayName: " + "x".repeat(63),
                " " + "x".repeat(17),
                "MAIL:: c3BhY2VzIGJlZm9yZSBhbmQgYWZ0ZXIg",
                "proxyAddresses: z",
                "proxyAddresses: a",
                "Zeta: 1",
                "",
                ""));
  }

  @Test
  void anAnchorFindsAnObjectThatWasMovedSince() throws Exception {
    oneAndTwo();

    directory.export(new Update("CN=old,DC=x", "user", ONE, null, List.of(set("mail", "a"))));

    Imported imported = directory.fullImport();
    assertThat(imported.value(imported.object("CN=One,DC=x"), "mail")).isEqualTo("a");
  }

  @Test
  void parentsAreNotDemanded() throws Exception {
    directory.export(addUser("CN=A,OU=nowhere,DC=x"));

    assertThat(directory.fullImport().dns()).containsExactly("CN=A,OU=nowhere,DC=x");
  }

  @Test
  void anUpdateReplacesRemovesAndMerges() throws Exception {
    oneAndTwo();
    directory.export(updateOne(set("mail", "m"), set("proxyAddresses", "a", "b")));

    directory.export(
        updateOne(
            set("mail"),
            set("displayName", "Uno"),
            delta("proxyAddresses", List.of("c", "b"), List.of("a", "none"))));

    Imported imported = directory.fullImport();
    var one = imported.object("CN=One,DC=x");
    assertThat(imported.value(one, "mail")).isNull();
    assertThat(imported.value(one, "displayName")).isEqualTo("Uno");
    assertThat(imported.value(one, "proxyAddresses")).isEqualTo(ImmutableList.of("b", "c"));
  }

  @Test
  void anObjectAddedUnderTheOldNameOfARenamedOneGetsAnAnchorOfItsOwn() throws Exception {
    Anchor first = ((Success) directory.export(addUser("CN=A,DC=x")).get(0)).anchor();

    List<ExportOutcome> outcomes =
        directory.export(
            new Update("CN=A,DC=x", "user", first, "CN=B,DC=x", List.of()), addUser("CN=A,DC=x"));

    assertThat(((Success) outcomes.get(1)).anchor()).isNotEqualTo(first);
    assertThat(directory.fullImport().objects()).hasSize(2);
  }

  @Test
  void recordsAndAttributesThatAreNotSelectedOrUnderstoodSurvive() throws Exception {
    oneAndTwo(
        "dn: OU=Other , DC=x\nou: Other\nou: other\nou: Other\nfoo;lang-de:: /w==\n",
        "dn: CN=Both,DC=x\nobjectClass: user\nobjectClass: group\n",
        "dn: CN=Bad,DC=x\nobjectClass: user\nobjectGUID:: AQ==\ndescription: d\n");

    directory.export(updateOne(set("mail", "m")));

    assertThat(directory.text())
        .contains(
            "dn: OU=Other , DC=x\nfoo;lang-de:: /w==\nou: Other\nou: other\nou: Other\n\n",
            "dn: CN=Both,DC=x\nobjectClass: user\nobjectClass: group\n\n",
            "dn: CN=Bad,DC=x\nobjectClass: user\nobjectGUID:: AQ==\ndescription: d\n\n");
  }

  @Test
  void aSelectedRecordWithoutAnAnchorGetsItWhenTheFileIsWritten() throws Exception {
    oneAndTwo("dn: CN=Three,DC=x\nobjectClass: user");
    Imported before = directory.fullImport();
    assertThat(directory.text()).doesNotContain(G3);

    directory.export(updateOne(set("mail", "m")));

    Anchor assigned = before.object("CN=Three,DC=x").anchor();
    assertThat(directory.text())
        .contains("objectGUID:: " + ((ByteString) assigned.value()).toBase64());
    Imported after = directory.deltaImport(before);
    assertThat(after.dns()).containsExactly("CN=One,DC=x");
  }

  @Test
  void anAssignedAnchorOutlivesARename() throws Exception {
    directory.write("dn: CN=A,DC=x\nobjectClass: user");
    Anchor assigned = directory.fullImport().object().anchor();

    directory.export(new Update("CN=A,DC=x", "user", assigned, "CN=B,DC=x", List.of()));

    assertThat(directory.fullImport().object("CN=B,DC=x").anchor()).isEqualTo(assigned);
  }

  @Test
  void anExplicitCloudMasteredStaysAndAComputedOneIsNotWritten() throws Exception {
    directory =
        TestDirectory.azure(folder.resolve("aad.ldif"))
            .write(
                "dn: CN=A\nobjectClass: user\ncloudMastered: TRUE\nsourceAnchor: 1\n",
                "dn: CN=B\nobjectClass: user\n");

    directory.export(addUser("CN=C"));

    assertThat(directory.text()).containsOnlyOnce("cloudMastered").contains("cloudMastered: TRUE");
  }

  @Test
  void anExportThatChangesNothingDoesNotTouchTheFile() throws Exception {
    directory.write("# kept\ndn: CN=One,DC=x\nobjectClass: user\nobjectGUID:: " + G1 + "\nmail: m");
    String before = directory.text();

    directory.export(
        updateOne(
            set("mail", "m"),
            set("displayName"),
            delta("proxyAddresses", List.of(), List.of("a"))));

    assertThat(directory.text()).isEqualTo(before);
  }

  @Test
  void anExportThatDoesNothingMakesNoFile() throws Exception {
    directory.export();

    assertThat(directory.file()).doesNotExist();
  }

  @Test
  void attributesThatAreNotSelectedAreWrittenAllTheSame() throws Exception {
    directory.export(addUser("CN=A,DC=x", set("description", "d")));

    assertThat(directory.text()).contains("description: d");
    assertThat(directory.fullImport().value("description")).isNull();
  }

  @Test
  void typesAndAttributesOfOtherConfigurationsWork() throws Exception {
    directory
        .attribute("shoeSize", AttributeType.NUMBER, true)
        .type("dwarf", "user")
        .select("dwarf");

    directory.export(new Add("CN=A,DC=x", "DWARF", List.of(set("shoeSize", 47L, 48L))));

    assertThat(directory.fullImport().object().objectType()).isEqualTo("dwarf");
    assertThat(directory.fullImport().value("shoeSize")).isEqualTo(ImmutableList.of(47L, 48L));
  }
}
