package org.aadsync.connector.ldap.generic;

import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.DELETE;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.MODIFY;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may answer to content synchronization, RFC 4533. */
class ContentSyncTest {
  private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID C = UUID.fromString("00000000-0000-0000-0000-00000000000c");

  private final ScriptedSync server = new ScriptedSync();
  private final List<ImportEvent> events = new ArrayList<>();
  private TestTree tree;

  @BeforeEach
  void start() throws Exception {
    tree = TestTree.inMemory(server);
  }

  @AfterEach
  void stop() throws Exception {
    tree.close();
  }

  @Test
  void afterAPresentPhaseWhatWasNotMentionedIsGone() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A).entry(PRESENT, B, dn("b")).done(false);

    read(before);

    assertThat(deleted()).containsExactly(C.toString());
    assertThat(end()).isInstanceOf(Completeness.Complete.class);
  }

  @Test
  void afterADeletePhaseWhatWasNotMentionedIsThere() throws Exception {
    ByteString before = three();
    server.answer().ids(true, A).entry(DELETE, B, dn("b")).done(true);

    read(before);

    assertThat(deleted()).containsExactly(A.toString(), B.toString());
  }

  @Test
  void theEndOfAPresentPhaseBeforeADeletePhaseTellsWhatIsGone() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A, B).endOfPresentPhase().ids(true, B).done(true);

    read(before);

    assertThat(deleted()).containsExactly(C.toString(), B.toString());
  }

  @Test
  void whatWasDeletedBeforeIsNotDeletedAgain() throws Exception {
    ByteString before = three();
    server.answer().ids(true, A).done(true);
    read(before);
    server.answer().ids(true, A, UUID.randomUUID()).done(true);

    read(TestTree.watermark(events));

    assertThat(deleted()).isEmpty();
  }

  @Test
  void aChangedEntryIsReportedAsAWhole() throws Exception {
    ByteString before = three();
    server.answer().entry(MODIFY, A, dn("a2")).done(true);

    read(before);

    assertThat(TestTreeEvents.objects(events)).singleElement().extracting("dn").isEqualTo(dn("a2"));
  }

  @Test
  @DisplayName("CS-19 e-syncRefreshRequired asks for a full import and deletes nothing")
  void refreshRequiredAsksForAFullImport() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A).end(ResultCode.E_SYNC_REFRESH_REQUIRED);

    read(before);

    assertThat(end()).isInstanceOf(Completeness.FullImportRequired.class);
    assertThat(deleted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 53, 12})
  void aCookieThatTheServerRefusesAsksForAFullImport(int code) throws Exception {
    ByteString before = three();
    server.answer().end(ResultCode.valueOf(code));

    read(before);

    assertThat(end()).isInstanceOf(Completeness.FullImportRequired.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 11})
  void aLimitOfTheServerMakesAnImportPartialAndDeletesNothing(int code) throws Exception {
    ByteString before = three();
    server.answer().ids(false, A).end(ResultCode.valueOf(code));

    read(before);

    assertThat(end()).isInstanceOf(Completeness.Partial.class);
    assertThat(deleted()).isEmpty();
    assertThat(events).noneMatch(ImportEvent.Checkpoint.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 11})
  void aLimitOfTheServerMakesAFullImportPartial(int code) throws Exception {
    server.answer().entry(ADD, A, dn("a")).end(ResultCode.valueOf(code));

    read(null);

    assertThat(end()).isInstanceOf(Completeness.Partial.class);
    assertThat(TestTreeEvents.objects(events)).hasSize(1);
    assertThat(events).noneMatch(ImportEvent.Checkpoint.class::isInstance);
  }

  @Test
  void anErrorInTheMiddleEndsTheImportAndDeletesNothing() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A).end(ResultCode.UNAVAILABLE);

    assertThatThrownBy(() -> read(before)).isInstanceOf(ConnectorException.class);

    assertThat(events).isEmpty();
  }

  @Test
  void anEndThatSaysNothingOfTheStateIsNoEnd() throws Exception {
    ByteString before = three();
    server.answer().end(ResultCode.SUCCESS);

    assertThatThrownBy(() -> read(before)).isInstanceOf(ConnectorException.class);

    assertThat(events).isEmpty();
  }

  @Test
  void whereTheServerDoesNotDoItForThisPlaceTimesAreAskedFor() throws Exception {
    tree.person("a");
    tree.person("b");
    server.answer().end(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION);
    read(null);
    final int first = TestTreeEvents.objects(events).size();
    ByteString before = TestTree.watermark(events);
    tree.admin().delete(dn("a"));

    read(before);

    assertThat(first).isEqualTo(2);
    assertThat(deleted()).hasSize(1);
  }

  private ByteString three() throws ConnectorException {
    server.answer().entry(ADD, A, dn("a")).entry(ADD, B, dn("b")).entry(ADD, C, dn("c"));
    server.done(false);
    read(null);
    return TestTree.watermark(events);
  }

  private void read(@Nullable ByteString watermark) throws ConnectorException {
    events.clear();
    try (GenericConnector connector = tree.connector()) {
      connector.importObjects(
          new ImportRequest(
              tree.definition().partitions().get(0), Optional.ofNullable(watermark), false),
          events::add);
    }
  }

  private List<Object> deleted() {
    return ImportTest.deleted(events);
  }

  private Completeness end() {
    return TestTreeEvents.completeness(events.get(events.size() - 1));
  }

  private String dn(String uid) {
    return "uid=" + uid + "," + tree.base();
  }
}
