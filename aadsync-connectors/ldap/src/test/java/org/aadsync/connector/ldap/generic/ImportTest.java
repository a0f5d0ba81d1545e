package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What imports of any directory show, by whichever way it tells of changes. */
abstract class ImportTest {
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

  TestTree tree() {
    return tree;
  }

  @Test
  void aFullImportShowsValuesOfTheSelectedAttributes() throws Exception {
    String boss = tree.person("boss");
    String dn = tree.person("a", "displayName: Ärger", "manager: " + boss, "title: no");
    tree.admin()
        .modify(dn, new Modification(ModificationType.ADD, "jpegPhoto", new byte[] {0, -1, 7}));

    ImportedObject shown = object(full(), dn);

    assertThat(text(shown, "displayName")).isEqualTo("Ärger");
    assertThat(text(shown, "jpegPhoto"))
        .isEqualTo("[" + ByteString.copyOf(new byte[] {0, -1, 7}) + "]");
    assertThat(text(shown, "manager")).contains("uid=boss,");
    assertThat(shown.objectType()).isEqualTo("inetOrgPerson");
  }

  @Test
  void theAnchorIsTheEntryUuidWithoutRegardToCase() throws Exception {
    String dn = tree.person("a");
    Entry entry = Objects.requireNonNull(tree.admin().getEntry(dn, "entryUUID"));

    assertThat(object(full(), dn).anchor())
        .isEqualTo(Anchor.of(entry.getAttributeValue("entryUUID").toUpperCase(Locale.ROOT), true));
  }

  @Test
  void anotherAnchorAttributeThatTheConfigurationNamesIdentifiesObjectsInDeltasToo()
      throws Exception {
    tree.withAnchor("employeeNumber");
    String dn = tree.person("a", "employeeNumber: E1");
    tree.person("b", "employeeNumber: E2");
    List<ImportEvent> first = full();
    tree.admin().delete(dn);

    delta(first);

    assertThat(object(first, dn).anchor().value()).isEqualTo("E1");
    assertThat(tree.gone()).containsExactly("E1");
  }

  @Test
  void anEntryWithoutItsAnchorIsRejectedAndNoOther() throws Exception {
    tree.withAnchor("employeeNumber");
    tree.person("a");
    tree.person("b", "employeeNumber: E2");

    List<ImportEvent> events = full();

    assertThat(names(events)).containsExactly("uid=b," + tree.base());
    assertThat(events)
        .filteredOn(ImportEvent.Rejected.class::isInstance)
        .extracting(event -> ((ImportEvent.Rejected) event).error().code())
        .containsExactly("missing-anchor-component");
  }

  @Test
  void valuesWithALanguageAreNotThoseOfTheAttribute() throws Exception {
    String dn = tree.person("a", "description: plain", "description;lang-de: einfach");

    assertThat(text(object(full(), dn), "description")).isEqualTo("[plain]");
  }

  @Test
  void everyEntryOfManyPagesIsReportedOnce() throws Exception {
    tree.settings().pageSize(7);
    for (int i = 0; i < 30; i++) {
      tree.person("p" + i);
    }

    assertThat(names(full())).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("CS-18 a delta without changes reports nothing")
  void aDeltaWithoutChangesReportsNothing() throws Exception {
    tree.person("a");
    List<ImportEvent> first = full();

    List<ImportEvent> delta = TestTreeEvents.news(delta(first));

    assertThat(tree.gone()).isEmpty();
    assertThat(delta).hasSize(2);
    assertThat(delta.get(1))
        .extracting(TestTreeEvents::completeness)
        .isInstanceOf(Completeness.Complete.class);
  }

  @Test
  @DisplayName("CS-21 deletions are reported by anchor")
  void aDeltaReportsDeletionsByAnchor() throws Exception {
    String dn = tree.person("a");
    tree.person("b");
    List<ImportEvent> first = full();
    tree.admin().delete(dn);

    delta(first);

    assertThat(tree.gone()).containsExactly(object(first, dn).anchor().value());
  }

  @Test
  void aDeltaReportsWhatWasAddedAndModifiedAsAWhole() throws Exception {
    String dn = tree.person("a", "displayName: before");
    tree.person("same");
    List<ImportEvent> first = full();
    tree.admin().modify(dn, new Modification(ModificationType.REPLACE, "displayName", "after"));
    tree.person("new");

    List<ImportEvent> delta = delta(first);

    assertThat(names(delta))
        .containsExactlyInAnyOrder("uid=a," + tree.base(), "uid=new," + tree.base());
    assertThat(text(object(delta, dn), "displayName")).isEqualTo("after");
    assertThat(text(object(delta, dn), "sn")).isEqualTo("[Person]");
    assertThat(names(delta(delta))).isEmpty();
  }

  @Test
  void theNamesOfEntriesBelowARenamedContainerAreReported() throws Exception {
    tree.container("ou=old," + tree.base());
    tree.person("a,ou=old," + tree.base());
    tree.person("b");
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=old," + tree.base(), "ou=new", true);

    List<ImportEvent> delta = delta(first);

    assertThat(names(delta)).containsExactly("uid=a,ou=new," + tree.base());
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void containersThatExchangedTheirNamesTookWithThemWhatIsInThem() throws Exception {
    tree.container("ou=one," + tree.base());
    tree.container("ou=two," + tree.base());
    tree.person("a,ou=one," + tree.base());
    tree.person("b,ou=two," + tree.base());
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=one," + tree.base(), "ou=three", true);
    tree.admin().modifyDN("ou=two," + tree.base(), "ou=one", true);
    tree.admin().modifyDN("ou=three," + tree.base(), "ou=two", true);

    assertThat(names(delta(first)))
        .containsExactlyInAnyOrder("uid=a,ou=two," + tree.base(), "uid=b,ou=one," + tree.base());
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void theNamesOfEntriesBelowARenamedObjectAreReported() throws Exception {
    String boss = tree.person("boss");
    tree.person("a," + boss);
    List<ImportEvent> first = full();
    tree.admin().modifyDN(boss, "uid=chief", true);

    assertThat(names(delta(first)))
        .containsExactlyInAnyOrder("uid=chief," + tree.base(), "uid=a,uid=chief," + tree.base());
  }

  @Test
  void aContainerThatWasEmptyTakesWithItWhatCameSince() throws Exception {
    tree.container("ou=out," + tree.base());
    tree.container("ou=late,ou=out," + tree.base());
    List<ImportEvent> first = full();
    tree.person("a,ou=late,ou=out," + tree.base());
    List<ImportEvent> second = delta(first);
    tree.admin().modifyDN("ou=out," + tree.base(), "ou=new", true);

    List<ImportEvent> third = delta(second);

    assertThat(names(third)).containsExactly("uid=a,ou=late,ou=new," + tree.base());
    tree.admin().modifyDN("ou=late,ou=new," + tree.base(), "ou=later", true, tree.base());
    assertThat(names(delta(third))).containsExactly("uid=a,ou=later," + tree.base());
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void whatARenamedContainerBringsIntoTheSelectionIsReportedAsAWhole() throws Exception {
    tree.container("ou=out," + tree.base());
    tree.without("ou=out," + tree.base());
    tree.person("a,ou=out," + tree.base(), "displayName: Ada");
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=out," + tree.base(), "ou=in", true);

    ImportedObject shown = object(delta(first), "uid=a,ou=in," + tree.base());

    assertThat(names(first)).isEmpty();
    assertThat(text(shown, "displayName")).isEqualTo("Ada");
  }

  @Test
  void allThatCameWithAContainerAreReported() throws Exception {
    tree.settings().pageSize(100);
    tree.container("ou=out," + tree.base());
    tree.without("ou=out," + tree.base());
    int people = 620;
    for (int i = 0; i < people; i++) {
      tree.person("p" + i + ",ou=out," + tree.base());
    }
    tree.person("other");
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=out," + tree.base(), "ou=in", true);

    List<ImportEvent> delta = delta(first);

    assertThat(TestTreeEvents.objects(delta))
        .hasSize(people)
        .extracting(ImportedObject::dn)
        .doesNotHaveDuplicates()
        .allMatch(dn -> dn.endsWith(",ou=in," + tree.base()));
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void whatARenamedContainerTakesOutOfTheSelectionLeavesTheScope() throws Exception {
    tree.container("ou=in," + tree.base());
    tree.without("ou=out," + tree.base());
    String dn = tree.person("a,ou=in," + tree.base());
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=in," + tree.base(), "ou=out", true);

    assertThat(delta(first))
        .contains(new ImportEvent.LeftScope(TestTree.PARTITION, object(first, dn).anchor()));
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void whatMovedOutOfTheIncludedContainersLeavesTheScope() throws Exception {
    tree.container("ou=out," + tree.base());
    tree.without("ou=out," + tree.base());
    String dn = tree.person("a");
    List<ImportEvent> first = full();
    tree.admin().modifyDN(dn, "uid=a", false, "ou=out," + tree.base());

    List<ImportEvent> delta = delta(first);

    assertThat(delta)
        .filteredOn(ImportEvent.LeftScope.class::isInstance)
        .extracting(event -> ((ImportEvent.LeftScope) event).anchor())
        .containsExactly(object(first, dn).anchor());
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void whatAContainerTookWithItOutOfThePartitionIsDeleted() throws Exception {
    String top = tree.base().substring(tree.base().indexOf(',') + 1);
    tree.container("ou=leaving," + tree.base());
    tree.person("a,ou=leaving," + tree.base());
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=leaving," + tree.base(), "ou=aadsync-generic-left", true, top);
    try {
      delta(first);

      assertThat(tree.gone()).hasSize(1);
    } finally {
      tree.admin().modifyDN("ou=aadsync-generic-left," + top, "ou=back", true, tree.base());
    }
  }

  @Test
  void whatAContainerInAContainerTookWithItIsDeletedAndNothingElse() throws Exception {
    String top = tree.base().substring(tree.base().indexOf(',') + 1);
    tree.container("ou=leaving," + tree.base());
    tree.container("ou=inner,ou=leaving," + tree.base());
    String a = tree.person("a,ou=inner,ou=leaving," + tree.base());
    String b = tree.person("b");
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=leaving," + tree.base(), "ou=aadsync-generic-left", true, top);
    List<ImportEvent> second;
    try {
      second = delta(first);
      assertThat(tree.gone()).containsExactly(object(first, a).anchor().value());
    } finally {
      tree.admin().modifyDN("ou=aadsync-generic-left," + top, "ou=back", true, tree.base());
    }

    List<ImportEvent> third = delta(second);

    assertThat(names(third)).containsExactly("uid=a,ou=inner,ou=back," + tree.base());
    tree.admin().delete(b);
    delta(third);
    assertThat(tree.gone()).containsExactly(object(first, b).anchor().value());
  }

  @Test
  void whatAContainerBroughtIntoThePartitionIsReported() throws Exception {
    String top = tree.base().substring(tree.base().indexOf(',') + 1);
    tree.container("ou=coming," + tree.base());
    tree.person("a,ou=coming," + tree.base());
    tree.admin().modifyDN("ou=coming," + tree.base(), "ou=aadsync-generic-far", true, top);
    List<ImportEvent> first = full();
    tree.admin().modifyDN("ou=aadsync-generic-far," + top, "ou=back", true, tree.base());

    assertThat(names(delta(first))).containsExactly("uid=a,ou=back," + tree.base());
  }

  @Test
  @DisplayName("CS-19 a watermark of a directory that was set up anew asks for a full import")
  void aWatermarkOfADirectoryThatWasSetUpAnewAsksForAFullImport() throws Exception {
    List<ImportEvent> first = full();
    tree.clear();
    tree.container(tree.base());

    assertThat(delta(first))
        .singleElement()
        .extracting(TestTreeEvents::completeness)
        .isInstanceOf(Completeness.FullImportRequired.class);
  }

  @Test
  void aPartitionThatIsNotThereIsNoEmptyOne() throws Exception {
    tree.clear();

    assertThatThrownBy(this::full)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.status()).isEqualTo("stopped-failed-search"))
        .hasMessageContaining(tree.base());
  }

  @Test
  @DisplayName("Section 13.2: a partition of no naming context is no-start-partition-delete")
  void aPartitionThatTheServerDoesNotHave() {
    tree.only("dc=elsewhere,dc=test");

    assertThatThrownBy(this::full)
        .isInstanceOfSatisfying(
            ConnectorException.class,
            e -> assertThat(e.status()).isEqualTo("no-start-partition-delete"))
        .hasMessageContainingAll("dc=elsewhere,dc=test", "naming context", "select it no more");
  }

  @Test
  void aFaultOfTheSinkGoesThroughAndTheNextImportIsWhole() throws Exception {
    tree.person("a");
    try (GenericConnector connector = tree.connector()) {
      assertThatThrownBy(
              () ->
                  connector.importObjects(
                      new ImportRequest(
                          tree.definition().partitions().get(0), Optional.empty(), true),
                      event -> {
                        throw new IllegalStateException("enough");
                      }))
          .hasMessage("enough");
    }

    assertThat(names(full())).hasSize(1);
  }

  List<ImportEvent> full() throws ConnectorException {
    return tree.read(Optional.empty());
  }

  List<ImportEvent> delta(List<ImportEvent> since) throws ConnectorException {
    return tree.read(Optional.of(TestTree.watermark(since)));
  }

  static List<String> names(List<ImportEvent> events) {
    return TestTreeEvents.names(events);
  }

  static ImportedObject object(List<ImportEvent> events, String dn) {
    return TestTreeEvents.objects(events).stream()
        .filter(object -> object.dn().equalsIgnoreCase(dn))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not reported: " + dn + " in " + events));
  }

  String text(ImportedObject object, String attribute) {
    int slot = Objects.requireNonNull(tree.definition().schema().find(attribute)).slot();
    return String.valueOf(object.values().get(slot));
  }
}
