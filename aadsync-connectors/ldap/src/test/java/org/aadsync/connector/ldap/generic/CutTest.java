package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks anywhere in an import. */
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
      assertThat(ImportTest.deleted(events)).isSubsetOf(gone);
      cuts++;
    }

    assertThat(cuts).isGreaterThan(5);
    assertThat(ImportTest.deleted(events)).containsExactly(gone);
    assertThat(ImportTest.names(events)).hasSize(PEOPLE - 5);
  }

  private static void assertNothingIsConcluded(List<ImportEvent> events) {
    assertThat(events)
        .noneMatch(ImportEvent.Checkpoint.class::isInstance)
        .noneMatch(ImportEvent.End.class::isInstance);
  }

  /** Returns whether an import ended; otherwise it failed for the connection. */
  private boolean read(Optional<ByteString> watermark, int bytes, List<ImportEvent> events) {
    events.clear();
    tree.cutAfter(bytes);
    try (GenericConnector connector = tree.connector()) {
      connector.importObjects(
          new ImportRequest(tree.definition().partitions().get(0), watermark, false), events::add);
    } catch (ConnectorException e) {
      assertThat(e.status()).isIn("stopped-connectivity", "no-start-connection");
      return false;
    }
    assertThat(events.get(events.size() - 1))
        .extracting(TestTreeEvents::completeness)
        .isInstanceOf(Completeness.Complete.class);
    return true;
  }
}
