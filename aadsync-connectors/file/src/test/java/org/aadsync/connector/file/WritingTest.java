package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOperation.Add;
import org.aadsync.core.spi.ExportOperation.Delete;
import org.aadsync.core.spi.ExportOperation.Update;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportOutcome.Failure;
import org.aadsync.core.spi.ExportOutcome.Success;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {
  private static final String G1 = "AAAAAAAAAAAAAAAAAAAAAQ==";
  private static final String G2 = "AAAAAAAAAAAAAAAAAAAAAg==";
  private static final String G3 = "AAAAAAAAAAAAAAAAAAAAAw==";
  private static final Anchor ONE = anchor(1);
  private static final Anchor TWO = anchor(2);

  @TempDir Path folder;
  private TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
  }

  private static Anchor anchor(int last) {
    byte[] bytes = new byte[16];
    bytes[15] = (byte) last;
    return Anchor.of(ByteString.copyOf(bytes));
  }

  private AttributeChange set(String attribute, Object... values) {
    return new AttributeChange.Replace(directory.attribute(attribute), List.of(values));
  }

  private AttributeChange delta(String attribute, List<Object> adds, List<Object> deletes) {
    return new AttributeChange.Delta(directory.attribute(attribute), adds, deletes);
  }

  private static Object to(String dn) {
    return new ObjectReference(dn, null);
  }

  private static Add addUser(String dn, AttributeChange... values) {
    return new Add(dn, "user", List.of(values));
  }

  private Update updateOne(AttributeChange... changes) {
    return new Update("CN=One,DC=x", "user", ONE, null, List.of(changes));
  }

  private void oneAndTwo(String... more) throws Exception {
    directory.write(
        "dn: CN=One,DC=x\nobjectClass: user\nobjectGUID:: " + G1 + "\ndisplayName: One\n",
        "dn: CN=Two,DC=x\nobjectClass: group\nobjectGUID:: " + G2 + "\nmember: cn=one, dc=X\n",
        String.join("\n", more));
  }

  private static ConnectorError error(ExportOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failure.class);
    return ((Failure) outcome).error();
  }

  private void refused(String code, ExportOperation operation) throws Exception {
    String before = Files.exists(directory.file()) ? directory.text() : null;
    List<ExportOutcome> outcomes = directory.export(operation);
    assertThat(error(outcomes.get(0)).code()).isEqualTo(code);
    assertThat(Files.exists(directory.file()) ? directory.text() : null).isEqualTo(before);
  }

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
  void addingAnExistingDnIsRefused() throws Exception {
    oneAndTwo();
    refused("cd-existing-object", addUser("cn=ONE , dc=X"));
  }

  @Test
  void changingOrDeletingAMissingObjectIsRefused() throws Exception {
    oneAndTwo();
    refused(
        "cd-missing-object",
        new Update("CN=One,DC=x", "user", anchor(9), null, List.of(set("mail", "a"))));
    refused("cd-missing-object", new Delete("CN=None,DC=x", "user", anchor(9)));
  }

  @Test
  void anAnchorFindsAnObjectThatWasMovedSince() throws Exception {
    oneAndTwo();

    directory.export(new Update("CN=old,DC=x", "user", ONE, null, List.of(set("mail", "a"))));

    Imported imported = directory.fullImport();
    assertThat(imported.value(imported.object("CN=One,DC=x"), "mail")).isEqualTo("a");
  }

  @Test
  void aDnThatIsNoneIsRefused() throws Exception {
    for (String dn :
        List.of("none", "", "CN=a,,DC=x", "CN=\uD800,DC=x", "CN=" + "a".repeat(20_000))) {
      refused("invalid-dn", addUser(dn));
    }
    oneAndTwo();
    refused("invalid-dn", new Update("CN=One,DC=x", "user", ONE, "none", List.of()));
  }

  @Test
  void aTypeThatTheSchemaDoesNotHaveIsRefused() throws Exception {
    refused("schema-violation", new Add("CN=A,DC=x", "printer", List.of()));
  }

  @Test
  void anAttributeThatTheTypeDoesNotHaveIsRefused() throws Exception {
    directory.type("user", "top", "DISPLAYNAME");

    refused("schema-violation", addUser("CN=A,DC=x", set("mail", "a")));
    assertThat(directory.export(addUser("CN=A,DC=x", set("displayName", "a"))).get(0))
        .isInstanceOf(Success.class);
  }

  @Test
  void anAttributeThatTheSchemaDoesNotHaveIsRefused() throws Exception {
    AttributeChange foreign =
        new AttributeChange.Replace(
            TestDirectory.azure(directory.file()).attribute("accountEnabled"), List.of(true));

    refused("schema-violation", addUser("CN=A,DC=x", foreign));
  }

  @Test
  void aValueOfAnotherTypeIsRefused() throws Exception {
    refused("syntax-violation", addUser("CN=A,DC=x", set("userAccountControl", "512")));
    refused("syntax-violation", addUser("CN=A,DC=x", set("displayName", 1L)));
    refused("syntax-violation", addUser("CN=A,DC=x", set("displayName", "\uDC00")));
    refused("syntax-violation", addUser("CN=A,DC=x", set("manager", to("nobody"))));
  }

  @Test
  void severalValuesForASingleValuedAttributeAreRefused() throws Exception {
    refused("constraint-violation", addUser("CN=A,DC=x", set("mail", "a", "b")));
    oneAndTwo();
    refused("constraint-violation", updateOne(delta("displayName", List.of("b"), List.of())));
  }

  @Test
  void whatOnlyTheDirectorySetsIsRefused() throws Exception {
    refused("constraint-violation", addUser("CN=A,DC=x", set("objectGUID", ONE.value())));
    refused("modify-naming-attribute", addUser("CN=A,DC=x", set("dn", "CN=B,DC=x")));
  }

  @Test
  void aRecordThatCouldNotBeReadAgainIsRefused() throws Exception {
    byte[] large = new byte[LdifLines.MAX_RECORD_BYTES + 1];

    refused(
        "constraint-violation",
        addUser("CN=A,DC=x", set("thumbnailPhoto", ByteString.copyOf(large))));
  }

  @Test
  void aReferenceToADnThatIsNotInTheFileIsRefused() throws Exception {
    refused("dn-attributes-failure", addUser("CN=A,DC=x", set("manager", to("CN=B,DC=x"))));
    oneAndTwo();
    refused(
        "dn-attributes-failure", updateOne(delta("member", List.of(to("CN=B,DC=x")), List.of())));
  }

  @Test
  void aReferenceToNothingThatTheFileHoldsAlreadyMayStay() throws Exception {
    directory.write(
        "dn: CN=One,DC=x\nobjectClass: user\nobjectGUID:: " + G1 + "\nmember: CN=gone,DC=x\n");

    directory.export(updateOne(set("member", to("cn=Gone,DC=x"), to("CN=One,DC=x"))));

    assertThat(directory.text()).contains("member: cn=Gone,DC=x\nmember: CN=One,DC=x\n");
  }

  @Test
  void aReferenceMayBeToTheObjectItselfOrToOneAddedBefore() throws Exception {
    List<ExportOutcome> outcomes =
        directory.export(
            addUser("CN=A,DC=x", set("manager", to("cn=a,dc=x"))),
            addUser("CN=C,DC=x", set("manager", to("CN=B,DC=x"))),
            addUser("CN=B,DC=x", set("manager", to("CN=A,DC=x"))));

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly((Class) Success.class, Failure.class, Success.class);
  }

  @Test
  void aReferenceFindsItsTargetByAnchorToo() throws Exception {
    oneAndTwo();

    directory.export(
        updateOne(
            set("member", new ObjectReference("CN=before,DC=x", TWO), new AnchorReference(ONE))));

    Imported imported = directory.fullImport();
    assertThat(imported.value(imported.object("CN=One,DC=x"), "member"))
        .isEqualTo(
            ImmutableList.of(
                DistinguishedName.parse("CN=Two,DC=x"), DistinguishedName.parse("CN=One,DC=x")));
  }

  @Test
  void oneRefusedObjectStopsNoOther() throws Exception {
    List<ExportOutcome> outcomes =
        directory.export(
            addUser("CN=A,DC=x"),
            addUser("CN=A,DC=x"),
            new Delete("CN=Z,DC=x", "user", ONE),
            addUser("CN=B,DC=x"));

    assertThat(outcomes).filteredOn(Failure.class::isInstance).hasSize(2);
    assertThat(directory.fullImport().dns()).containsExactly("CN=A,DC=x", "CN=B,DC=x");
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
  void referencesAreRemovedInAnySpelling() throws Exception {
    oneAndTwo();

    directory.export(
        new Update(
            "CN=Two,DC=x",
            "group",
            TWO,
            null,
            List.of(delta("member", List.of(), List.of(to("CN=One,DC=x"))))));

    assertThat(directory.text()).doesNotContain("member");
  }

  @Test
  void aDeletedObjectDisappearsFromAllReferences() throws Exception {
    oneAndTwo(
        "dn: OU=Not selected,DC=x\nobjectClass: organizationalUnit\nsecretary: CN=One,DC=X\n"
            + "secretary: CN=Two,DC=x");

    directory.export(new Delete("CN=One,DC=x", "user", ONE));

    assertThat(directory.fullImport().dns()).containsExactly("CN=Two,DC=x");
    assertThat(directory.text()).doesNotContainIgnoringCase("one").contains("secretary: CN=Two");
  }

  @Test
  void aRenamedObjectIsFollowedByAllReferences() throws Exception {
    oneAndTwo("dn: OU=Other,DC=x\nobjectClass: organizationalUnit\nsecretary: CN=One,DC=X");

    directory.export(
        updateOne(set("manager", to("CN=One,DC=x"))),
        new Update("CN=One,DC=x", "user", ONE, "CN=Uno,DC=x", List.of()),
        new Update("CN=Uno,DC=x", "user", ONE, "CN=Eins,DC=x", List.of(set("mail", "m"))));

    Imported imported = directory.fullImport();
    var renamed = imported.object("CN=Eins,DC=x");
    assertThat(renamed.anchor()).isEqualTo(ONE);
    assertThat(imported.value(renamed, "mail")).isEqualTo("m");
    assertThat(imported.value(renamed, "manager"))
        .isEqualTo(DistinguishedName.parse("CN=Eins,DC=x"));
    assertThat(directory.text())
        .contains("member: CN=Eins,DC=x", "secretary: CN=Eins,DC=x")
        .doesNotContain("CN=One", "CN=Uno");
  }

  @Test
  void anObjectThatIsRenamedLosesAReferenceToItselfByItsNewName() throws Exception {
    directory.write(
        "dn: CN=One,DC=x\nobjectClass: group\nobjectGUID:: "
            + G1
            + "\nmember: cn=one, dc=X\nmember: CN=Two,DC=x\n",
        "dn: CN=Two,DC=x\nobjectClass: group\nobjectGUID:: " + G2 + "\n");

    directory.export(
        new Update(
            "CN=One,DC=x",
            "group",
            ONE,
            "CN=Uno,DC=x",
            List.of(delta("member", List.of(), List.of(to("CN=Uno,DC=x"))))));

    assertThat(directory.text()).contains("member: CN=Two,DC=x").containsOnlyOnce("member: ");
  }

  @Test
  void aNameThatIsUsedAgainIsAnotherObjectToReferences() throws Exception {
    oneAndTwo();

    directory.export(
        new Delete("CN=One,DC=x", "user", ONE),
        addUser("CN=One,DC=x"),
        addUser("CN=Three,DC=x", set("manager", to("CN=One,DC=x"))));

    assertThat(directory.text()).doesNotContain("member").contains("manager: CN=One,DC=x");
  }

  @Test
  void renamingToAnExistingDnIsRefusedButToAnotherSpellingIsNot() throws Exception {
    oneAndTwo();
    refused("cd-existing-object", new Update("CN=One,DC=x", "user", ONE, "cn=two,dc=x", List.of()));

    directory.export(new Update("CN=One,DC=x", "user", ONE, "CN=ONE,DC=x", List.of()));

    assertThat(directory.fullImport().dns()).containsExactly("CN=ONE,DC=x", "CN=Two,DC=x");
    assertThat(directory.text()).contains("member: CN=ONE,DC=x");
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
  void whatCanNeverBeReadIsNotKept() throws Exception {
    directory.export(addUser("CN=A,DC=x", set("unicodePwd", ByteString.fromHex("736563726574"))));

    assertThat(directory.text()).doesNotContain("unicodePwd", "secret");
    refused("syntax-violation", addUser("CN=B,DC=x", set("unicodePwd", "secret")));
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
  void aFileThatIsNoDirectoryIsNotExportedTo() throws Exception {
    directory.write("dn: CN=A,DC=x\nbroken");

    assertThatThrownBy(() -> directory.export(addUser("CN=B,DC=x"))).hasMessageContaining("line 2");
    assertThat(directory.text()).isEqualTo("dn: CN=A,DC=x\nbroken\n");
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
