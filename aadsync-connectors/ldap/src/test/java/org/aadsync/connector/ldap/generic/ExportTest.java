package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What exports to any directory do. */
abstract class ExportTest {
  private static final Anchor NOBODY = Anchor.of(UUID.randomUUID().toString(), true);

  private TestTree tree;

  abstract TestTree open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    tree = open();
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  @Test
  void anObjectWithoutItsContainerWaitsForIt() throws Exception {
    assertThat(export(add("uid=a,ou=none," + tree.base(), false)))
        .isInstanceOf(ExportOutcome.ProvisionParent.class);
  }

  @Test
  void anAddThatWasSentBeforeIsAnUpdateOfWhatItMade() throws Exception {
    String dn = tree.person("a");

    assertThat(export(add(dn, true))).isEqualTo(new ExportOutcome.ConvertToUpdate(anchor(dn)));
    assertThat(code(export(add(dn, false)))).isEqualTo("cd-existing-object");
  }

  @Test
  void aDeleteThatWasSentBeforeIsDone() throws Exception {
    String dn = "uid=a," + tree.base();

    assertThat(export(new ExportOperation.Delete(dn, "inetOrgPerson", NOBODY, true)))
        .isInstanceOf(ExportOutcome.Success.class);
    assertThat(code(export(new ExportOperation.Delete(dn, "inetOrgPerson", NOBODY, false))))
        .isEqualTo("cd-missing-object");
  }

  @Test
  void aRenameThatWasSentBeforeIsDone() throws Exception {
    String dn = tree.person("new");

    assertThat(export(update("uid=old," + tree.base(), anchor(dn), dn)))
        .isInstanceOf(ExportOutcome.Success.class);
  }

  @Test
  void anObjectThatSomebodyRenamedMeanwhileIsFoundByItsAnchor() throws Exception {
    String before = tree.person("before");
    Anchor anchor = anchor(before);
    tree.admin().modifyDN(before, "uid=after", true);

    assertThat(export(update(before, anchor, null, replace("displayName", "x"))))
        .isInstanceOf(ExportOutcome.Success.class);
    assertThat(entry("uid=after," + tree.base()).getAttributeValue("displayName")).isEqualTo("x");
  }

  @Test
  void anObjectThatTookOverTheNameOfAnotherIsLeftAlone() throws Exception {
    String dn = tree.person("a", "displayName: another");

    List<ExportOutcome> outcomes =
        exportAll(
            update(dn, NOBODY, null, replace("displayName", "x")),
            new ExportOperation.Delete(dn, "inetOrgPerson", NOBODY));

    assertThat(outcomes).extracting(ExportTest::code).containsOnly("cd-missing-object");
    assertThat(entry(dn).getAttributeValue("displayName")).isEqualTo("another");
  }

  @Test
  void aChangeOfCaseIsWritten() throws Exception {
    String dn = tree.person("a", "description: smtp:a@x", "description: other");

    export(
        update(
            dn,
            anchor(dn),
            null,
            new AttributeChange.Delta(
                attribute("description"), List.of("SMTP:a@x"), List.of("smtp:a@x"))));

    assertThat(entry(dn).getAttributeValues("description"))
        .containsExactlyInAnyOrder("SMTP:a@x", "other");
  }

  @Test
  void aMoveIntoAnotherContainerTakesItsChangesWithIt() throws Exception {
    tree.container("ou=to," + tree.base());
    String dn = tree.person("a");
    String newDn = "uid=b,ou=to," + tree.base();

    assertThat(export(update(dn, anchor(dn), newDn, replace("displayName", "x"))))
        .isInstanceOf(ExportOutcome.Success.class);

    assertThat(entry(newDn).getAttributeValue("displayName")).isEqualTo("x");
    assertThat(entry(newDn).getAttributeValues("uid")).containsExactly("b");
  }

  @Test
  void aRefusedChangeTakesTheRenameBack() throws Exception {
    String dn = tree.person("a");

    ExportOutcome outcome = export(update(dn, anchor(dn), "uid=b," + tree.base(), replace("sn")));

    assertThat(code(outcome)).isEqualTo("schema-violation");
    assertThat(entry(dn).getAttributeValues("uid")).containsExactly("a");
  }

  @Test
  void theDirectorysReasonsHaveNamesOfTheEngine() throws Exception {
    String dn = tree.person("a");
    Anchor anchor = anchor(dn);

    assertThat(code(export(update(dn, anchor, null, replace("uid", "z")))))
        .isEqualTo("modify-naming-attribute");
    assertThat(code(export(update(dn, anchor, "no name", replace("sn", "z")))))
        .isEqualTo("invalid-dn");
  }

  @Test
  @DisplayName("Section 13.2: what has objects below it is not deleted")
  void aContainerThatIsNotEmpty() throws Exception {
    String dn = "ou=full," + tree.base();
    tree.container(dn);
    tree.person("a,ou=full," + tree.base());

    ExportOutcome outcome = export(new ExportOperation.Delete(dn, "inetOrgPerson", anchor(dn)));

    assertThat(code(outcome)).isEqualTo("unsupported-container-delete");
    assertThat(entry(dn)).isNotNull();
  }

  @Test
  void aReferenceToWhatIsNotThereYetWaitsForTheSecondPass() throws Exception {
    String dn = tree.person("a");
    ObjectReference later = new ObjectReference("uid=later," + tree.base(), null);

    assertThat(export(update(dn, anchor(dn), null, replace("manager", later))))
        .isInstanceOf(ExportOutcome.RetryInSecondPass.class);
  }

  @Test
  void aCertificateIsWrittenAndReadWithItsOption() throws Exception {
    String dn = tree.person("a");
    ByteString certificate =
        ByteString.copyOf(
            X509Certificate.generateSelfSignedCertificate(
                    SignatureAlgorithmIdentifier.SHA_256_WITH_ECDSA,
                    ecKeys(),
                    new DN("CN=a"),
                    0L,
                    Long.MAX_VALUE / 1_000_000)
                .getX509CertificateBytes());

    assertThat(export(update(dn, anchor(dn), null, replace("userCertificate", certificate))))
        .isInstanceOf(ExportOutcome.Success.class);

    ImportedObject read = ImportTest.object(tree.read(Optional.empty()), dn);
    assertThat(read.values().get(attribute("userCertificate").slot()))
        .isEqualTo(List.of(certificate));
  }

  private static KeyPair ecKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  @Test
  void nothingIsExportedWhereTheAddressForbidsIt() throws Exception {
    tree.settings().readOnly(true);
    try (GenericConnector connector = tree.connector()) {
      assertThatThrownBy(connector::openExport)
          .isInstanceOf(ConnectorException.class)
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void whatWasDoneIsThereBeforeTheCommit() throws Exception {
    try (GenericConnector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      session.export(List.of(add("uid=a," + tree.base(), false)));

      assertThat(session.writesAtOnce()).isTrue();
      assertThat(entry("uid=a," + tree.base())).isNotNull();
    }
  }

  private ExportOutcome export(ExportOperation operation) throws ConnectorException {
    return exportAll(operation).get(0);
  }

  private List<ExportOutcome> exportAll(ExportOperation... operations) throws ConnectorException {
    try (GenericConnector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(List.of(operations));
      session.commit();
      return outcomes;
    }
  }

  private ExportOperation add(String dn, boolean repeated) {
    List<AttributeChange> values = new ArrayList<>();
    values.add(replace("cn", "Person"));
    values.add(replace("sn", "Person"));
    return new ExportOperation.Add(dn, "inetOrgPerson", values, repeated);
  }

  private static ExportOperation update(
      String dn, Anchor anchor, @Nullable String newDn, AttributeChange... changes) {
    return new ExportOperation.Update(
        dn, "inetOrgPerson", anchor, newDn, Arrays.asList(changes), newDn != null);
  }

  private AttributeChange replace(String name, Object... values) {
    return new AttributeChange.Replace(attribute(name), List.of(values));
  }

  private AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(tree.definition().schema().find(name));
  }

  private Anchor anchor(String dn) throws Exception {
    return Anchor.of(entry(dn).getAttributeValue("entryUUID"), true);
  }

  private Entry entry(String dn) throws Exception {
    return Objects.requireNonNull(tree.admin().getEntry(dn, "*", "entryUUID"));
  }

  private static String code(ExportOutcome outcome) {
    return outcome instanceof ExportOutcome.Failure failure
        ? failure.error().code()
        : outcome.toString();
  }
}
