package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks anywhere in an import or export. */
abstract class CutTest {
  private static final int PEOPLE = 20;
  private static final int STEP = 800;

  private TestTree tree;

  abstract TestTree open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    tree = open();
    tree.settings().pageSize(6);
    for (int i = 0; i < PEOPLE; i++) {
      tree.person("p" + i, "displayName: Somebody with a name of some length " + i);
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (tree != null) {
      tree.close();
    }
  }

  @Test
  void aFullImportIsCompleteOnlyIfItIsWhole() throws Exception {
    int cuts = 0;
    List<ImportEvent> events = new ArrayList<>();
    while (!read(Optional.empty(), cuts * STEP, events)) {
      assertNothingIsConcluded(events);
      cuts++;
    }

    assertThat(cuts).isGreaterThan(5);
    assertThat(ImportTest.names(events)).hasSize(PEOPLE).doesNotHaveDuplicates();
  }

  @Test
  void aDeltaImportDeletesWhatIsGoneAndNothingElse() throws Exception {
    List<ImportEvent> events = new ArrayList<>();
    assertThat(read(Optional.empty(), Integer.MAX_VALUE, events)).isTrue();
    final Optional<ByteString> before = Optional.of(TestTree.watermark(events));
    final Object gone = ImportTest.object(events, "uid=p3," + tree.base()).anchor().value();
    tree.admin().delete("uid=p3," + tree.base());
    for (int i = 5; i < PEOPLE; i++) {
      tree.admin()
          .modify(
              "uid=p" + i + "," + tree.base(),
              new Modification(ModificationType.REPLACE, "displayName", "changed"));
    }

    int cuts = 0;
    while (!read(before, cuts * STEP, events)) {
      assertNothingIsConcluded(events);
      assertThat(tree.gone()).isSubsetOf(gone);
      cuts++;
    }

    assertThat(cuts).isGreaterThan(5);
    assertThat(tree.gone()).containsExactly(gone);
    assertThat(ImportTest.names(events)).hasSize(PEOPLE - 5);
  }

  @Test
  void whatAnExportMayHaveSentIsNotDoneTwice() throws Exception {
    int unknown = 0;
    for (int cut = 0; cut < 20; cut++) {
      String dn = "uid=new" + cut + "," + tree.base();
      tree.cutAfter(100 * cut);
      try (GenericConnector connector = tree.connector();
          ExportSession session = connector.openExport()) {
        session.export(List.of(add(dn, false)));
      } catch (ConnectorException e) {
        unknown++;
        tree.cutAfter(Integer.MAX_VALUE);
        repeat(dn);
      }
      assertThat(tree.admin().getEntry(dn, "1.1")).as("%s", cut).isNotNull();
    }

    assertThat(unknown).isPositive();
  }

  @Test
  void anExportWhoseIdleConnectionWasCutGoesOn() throws Exception {
    tree.cutAfter(Integer.MAX_VALUE);
    String first = "uid=first," + tree.base();
    String second = "uid=second," + tree.base();
    try (GenericConnector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      final Anchor anchor = success(session, add(first, false)).anchor();
      tree.cutNow();
      success(session, add(second, false));
      tree.cutNow();
      success(
          session,
          new ExportOperation.Delete(first, "inetOrgPerson", Objects.requireNonNull(anchor)));
    }

    assertThat(tree.admin().getEntry(first, "1.1")).isNull();
    assertThat(tree.admin().getEntry(second, "1.1")).isNotNull();
  }

  @Test
  void whatSomebodyElseCreatedWhileTheConnectionWasIdleIsNotTakenOver() throws Exception {
    tree.cutAfter(Integer.MAX_VALUE);
    String taken = "uid=taken," + tree.base();
    try (GenericConnector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      success(session, add("uid=first," + tree.base(), false));
      tree.cutNow();
      tree.person("taken", "displayName: Somebody else");
      Thread.sleep(1_100); // so that the connection counts as idle

      assertThat(session.export(List.of(add(taken, false))))
          .singleElement()
          .isInstanceOf(ExportOutcome.Failure.class);
    }
  }

  private static ExportOutcome.Success success(ExportSession session, ExportOperation operation)
      throws ConnectorException {
    return (ExportOutcome.Success) session.export(List.of(operation)).get(0);
  }

  private void repeat(String dn) throws ConnectorException {
    try (GenericConnector connector = tree.connector();
        ExportSession session = connector.openExport()) {
      assertThat(session.export(List.of(add(dn, true))).get(0))
          .isInstanceOfAny(ExportOutcome.Success.class, ExportOutcome.ConvertToUpdate.class);
    }
  }

  private ExportOperation add(String dn, boolean repeated) {
    List<AttributeChange> values = new ArrayList<>();
    for (String name : List.of("cn", "sn")) {
      AttributeDefinition attribute = Objects.requireNonNull(tree.definition().schema().find(name));
      values.add(new AttributeChange.Replace(attribute, List.of("New")));
    }
    return new ExportOperation.Add(dn, "inetOrgPerson", values, repeated);
  }

  private static void assertNothingIsConcluded(List<ImportEvent> events) {
    assertThat(events)
        .noneMatch(ImportEvent.Checkpoint.class::isInstance)
        .noneMatch(ImportEvent.End.class::isInstance);
  }

  /** Returns whether an import ended; otherwise it failed for the connection. */
  private boolean read(Optional<ByteString> watermark, int bytes, List<ImportEvent> events) {
    tree.cutAfter(bytes);
    try {
      tree.read(watermark);
    } catch (ConnectorException e) {
      assertThat(e.status()).isIn("stopped-connectivity", "no-start-connection");
      return false;
    } finally {
      events.clear();
      events.addAll(tree.lastEvents());
    }
    assertThat(events.get(events.size() - 1))
        .extracting(TestTreeEvents::completeness)
        .isInstanceOf(Completeness.Complete.class);
    return true;
  }
}
