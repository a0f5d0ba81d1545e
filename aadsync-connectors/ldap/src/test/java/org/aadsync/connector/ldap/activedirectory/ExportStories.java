package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ObjectReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an export does to every domain controller. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class ExportStories {
  TestDomain domain;

  abstract TestDomain open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    domain = open();
  }

  @AfterEach
  void stop() throws Exception {
    if (domain != null) {
      domain.close();
    }
  }

  List<ExportOutcome> export(ExportOperation... operations) throws ConnectorException {
    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      assertThat(session.writesAtOnce()).isTrue();
      List<ExportOutcome> outcomes = session.export(List.of(operations));
      session.commit();
      return outcomes;
    }
  }

  Anchor anchor(String dn) throws Exception {
    return domain.guid(dn).anchor();
  }

  AttributeChange replace(String name, Object... values) {
    return new AttributeChange.Replace(domain.attribute(name), List.of(values));
  }

  AttributeChange delta(String name, List<Object> adds, List<Object> deletes) {
    return new AttributeChange.Delta(domain.attribute(name), adds, deletes);
  }

  ExportOperation update(String dn, AttributeChange... changes) throws Exception {
    return new ExportOperation.Update(dn, "user", anchor(dn), null, List.of(changes));
  }

  private ExportOperation rename(String dn, String newDn, AttributeChange... changes)
      throws Exception {
    return new ExportOperation.Update(dn, "user", anchor(dn), newDn, List.of(changes));
  }

  private ExportOperation.Add addUser(String name, boolean repeated, AttributeChange... more) {
    List<AttributeChange> values = new ArrayList<>(List.of(more));
    values.add(replace("sAMAccountName", name + "-" + domain.root.substring(3, 11)));
    return new ExportOperation.Add("CN=" + name + "," + domain.root, "user", values, repeated);
  }

  private Entry read(String dn) throws Exception {
    return domain.admin.getEntry(dn, "*");
  }

  private static void isFailure(ExportOutcome outcome, String code, @Nullable String attribute) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ExportOutcome.Failure.class,
            failure -> {
              assertThat(failure.error().code()).as(failure.error().message()).isEqualTo(code);
              if (attribute != null) {
                assertThat(failure.error().attribute()).isEqualToIgnoringCase(attribute);
              }
            });
  }

  @Test
  void anObjectIsCreatedWithItsValuesAndReferences() throws Exception {
    String boss = domain.user("boss");

    List<ExportOutcome> outcomes =
        export(
            addUser(
                "ada",
                false,
                replace("displayName", "Ζωή 😀"),
                replace("proxyAddresses", "SMTP:a@x", "smtp:b@x"),
                replace("manager", new ObjectReference(boss, anchor(boss)))));

    String ada = "CN=ada," + domain.root;
    assertThat(outcomes).containsExactly(new ExportOutcome.Success(anchor(ada)));
    assertThat(read(ada).getAttributeValue("displayName")).isEqualTo("Ζωή 😀");
    assertThat(read(ada).getAttributeValue("manager")).isEqualToIgnoringCase(boss);
    assertThat(read(ada).getAttributeValues("proxyAddresses"))
        .containsExactlyInAnyOrder("SMTP:a@x", "smtp:b@x");
  }

  @Test
  void valuesComeAndGoAndTheOthersStay() throws Exception {
    String ada =
        domain.user(
            "ada",
            new Attribute("proxyAddresses", "smtp:a@x", "smtp:b@x"),
            new Attribute("title", "Countess"));

    assertThat(
            export(
                update(
                    ada,
                    delta(
                        "proxyAddresses", List.of("x500:c", "smtp:b@x"), List.of("smtp:a@x", "no")),
                    replace("mail", "ada@x"),
                    replace("title"))))
        .containsExactly(new ExportOutcome.Success(null));

    assertThat(read(ada).getAttributeValues("proxyAddresses"))
        .containsExactlyInAnyOrder("smtp:b@x", "x500:c");
    assertThat(read(ada).getAttributeValue("mail")).isEqualTo("ada@x");
    assertThat(read(ada).hasAttribute("title")).isFalse();
  }

  @Test
  void anObjectIsFoundByItsAnchorWhereverItIs() throws Exception {
    String ada = domain.user("ada");
    ExportOperation known = update(ada, replace("title", "Countess"));
    String moved = domain.move(ada, "CN=lovelace", domain.unit("OU=there," + domain.root));

    assertThat(export(known)).containsExactly(new ExportOutcome.Success(null));

    assertThat(read(moved).getAttributeValue("title")).isEqualTo("Countess");
  }

  @Test
  void anObjectIsRenamedMovedAndChangedAtOnce() throws Exception {
    String ada = domain.user("ada");
    String there = domain.unit("OU=there," + domain.root);
    String dn = "CN=Love\\, Lace \\#1," + there;

    ExportOperation rename = rename(ada, dn, replace("title", "Countess"));
    assertThat(export(rename)).containsExactly(new ExportOutcome.Success(null));

    assertThat(read(dn).getAttributeValue("title")).isEqualTo("Countess");
    assertThat(export(rename)).as("again").containsExactly(new ExportOutcome.Success(null));
  }

  @Test
  @DisplayName("Section 13.2: an object is deleted, and nothing below it")
  void anObjectIsDeletedAndNothingBelowIt() throws Exception {
    String unit = domain.unit("OU=unit," + domain.root);
    String ada = domain.user("ada", unit);
    ExportOperation.Delete delete = new ExportOperation.Delete(ada, "user", anchor(ada));

    List<ExportOutcome> outcomes =
        export(
            new ExportOperation.Delete(unit, "user", anchor(unit)),
            delete,
            delete,
            new ExportOperation.Delete(ada, "user", delete.anchor(), true));

    isFailure(outcomes.get(0), "unsupported-container-delete", null);
    assertThat(outcomes.get(1)).isEqualTo(new ExportOutcome.Success(null));
    isFailure(outcomes.get(2), "cd-missing-object", null);
    assertThat(outcomes.get(3)).isEqualTo(new ExportOutcome.Success(null));
    assertThat(read(ada)).isNull();
  }

  @Test
  void whatIsThereAlreadyIsSaidAndFoundAgain() throws Exception {
    String ada = domain.user("ada");
    AttributeChange taken = replace("sAMAccountName", "ada-" + domain.root.substring(3, 11));
    ExportOperation clash =
        new ExportOperation.Add("CN=other," + domain.root, "user", List.of(taken));

    List<ExportOutcome> outcomes =
        export(addUser("ada", false), addUser("ada", true), clash, addUser("bob", true));

    isFailure(outcomes.get(0), "cd-existing-object", null);
    assertThat(outcomes.get(1)).isEqualTo(new ExportOutcome.ConvertToUpdate(anchor(ada)));
    isFailure(outcomes.get(2), "constraint-violation", null);
    assertThat(outcomes.get(3)).isInstanceOf(ExportOutcome.Success.class);
  }

  @Test
  void aMissingContainerIsAskedForFirst() throws Exception {
    String ada = domain.user("ada");
    String missing = "OU=missing," + domain.root;

    List<ExportOutcome> outcomes =
        export(
            new ExportOperation.Add("CN=bob," + missing, "contact", List.of()),
            rename(ada, "CN=ada," + missing));

    assertThat(outcomes)
        .containsExactly(new ExportOutcome.ProvisionParent(), new ExportOutcome.ProvisionParent());
  }

  @Test
  void aReferenceToWhatDoesNotExistYetWaits() throws Exception {
    String ada = domain.user("ada");
    String group = domain.group("staff");
    Object later = new ObjectReference("CN=later," + domain.root, null);

    List<ExportOutcome> outcomes =
        export(
            addUser("bob", false, replace("manager", later)),
            update(ada, replace("manager", later)),
            new ExportOperation.Update(
                group,
                "group",
                anchor(group),
                null,
                List.of(delta("member", List.of(later), List.of()))));

    assertThat(outcomes).hasSize(3).containsOnly(new ExportOutcome.RetryInSecondPass());
  }

  @Test
  void aReferenceToAnObjectThatMovedIsWrittenByItsNewName() throws Exception {
    String ada = domain.user("ada");
    String bob = domain.user("bob");
    Anchor known = anchor(bob);
    String moved = domain.move(bob, "CN=robert", domain.root);
    Object reference = new ObjectReference(bob, known);

    assertThat(export(update(ada, replace("manager", reference))))
        .containsExactly(new ExportOutcome.Success(null));
    assertThat(read(ada).getAttributeValue("manager")).isEqualToIgnoringCase(moved);

    domain.delete(moved);
    isFailure(
        export(update(ada, replace("manager", reference))).get(0),
        "dn-attributes-failure",
        "manager");
  }

  @Test
  void membersComeAndGoOneByOneEvenIfAllAreGiven() throws Exception {
    String ada = domain.user("ada");
    String bob = domain.user("bob");
    String eve = domain.user("eve");
    String group = domain.group("staff", ada, bob);

    List<ExportOutcome> outcomes =
        export(
            new ExportOperation.Update(
                group,
                "group",
                anchor(group),
                null,
                List.of(
                    replace(
                        "member",
                        new ObjectReference(bob, anchor(bob)),
                        new ObjectReference(eve.toUpperCase(Locale.ROOT), anchor(eve))))));

    assertThat(outcomes).containsExactly(new ExportOutcome.Success(null));
    assertThat(read(group).getAttributeValues("member")).containsExactlyInAnyOrder(bob, eve);
  }

  @Test
  void whatTheSchemaForbidsIsRefusedAndTheOthersGoOn() throws Exception {
    String ada = domain.user("ada");

    List<ExportOutcome> outcomes =
        export(
            update(ada, replace("objectGUID", anchor(ada).value())),
            new ExportOperation.Add("no dn", "user", List.of()),
            new ExportOperation.Add("CN=x," + domain.root, "unheardOf", List.of()),
            update(ada, replace("title", "t".repeat(200))),
            update(ada, replace("mail", "a@x")));

    isFailure(outcomes.get(0), "constraint-violation", "objectGUID");
    isFailure(outcomes.get(1), "invalid-dn", null);
    isFailure(outcomes.get(2), "schema-violation", "objectClass");
    assertThat(outcomes.get(3))
        .isInstanceOfSatisfying(
            ExportOutcome.Failure.class,
            failure -> {
              assertThat(failure.error().code()).isIn("constraint-violation", "syntax-violation");
              // Where the server names it.
              assertThat(failure.error().attribute()).isIn("title", null);
            });
    assertThat(outcomes.get(4)).isEqualTo(new ExportOutcome.Success(null));
  }

  @Test
  void aPasswordIsNotSentWithoutTls() throws Exception {
    String ada = domain.user("ada");

    ExportOutcome outcome = export(update(ada, replace("unicodePwd", "S3cret!Canary"))).get(0);

    isFailure(outcome, "permission-issue", "unicodePwd");
    assertThat(outcome.toString()).doesNotContain("Canary");
  }

  @Test
  void aDirectoryToReadOnlyIsNotWritten() throws Exception {
    domain.readOnly();
    try (Connector connector = domain.connector()) {
      assertThatThrownBy(connector::openExport)
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("read-only");
    }
  }
}
