package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ExportOperation.Delete;
import org.aadsync.core.spi.ExportOperation.Update;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportOutcome.Failure;
import org.aadsync.core.spi.ExportOutcome.Success;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.Test;

/** References in a file follow the objects that they refer to. */
class ReferenceWritingTest extends WritingStories {
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
}
