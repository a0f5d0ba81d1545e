package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation.Add;
import org.aadsync.core.spi.ExportOperation.Delete;
import org.aadsync.core.spi.ExportOperation.Update;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportOutcome.Failure;
import org.aadsync.core.spi.ExportOutcome.Success;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.Test;

/** What is not written, and why. */
class RefusedWritingTest extends WritingStories {
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
  void whatCanNeverBeReadIsNotKept() throws Exception {
    directory.export(addUser("CN=A,DC=x", set("unicodePwd", ByteString.fromHex("736563726574"))));

    assertThat(directory.text()).doesNotContain("unicodePwd", "secret");
    refused("syntax-violation", addUser("CN=B,DC=x", set("unicodePwd", "secret")));
  }

  @Test
  void aFileThatIsNoDirectoryIsNotExportedTo() throws Exception {
    directory.write("dn: CN=A,DC=x\nbroken");

    assertThatThrownBy(() -> directory.export(addUser("CN=B,DC=x"))).hasMessageContaining("line 2");
    assertThat(directory.text()).isEqualTo("dn: CN=A,DC=x\nbroken\n");
  }
}
