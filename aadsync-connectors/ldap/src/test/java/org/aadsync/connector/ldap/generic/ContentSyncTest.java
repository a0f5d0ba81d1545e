package org.aadsync.connector.ldap.generic;

import static com.unboundid.ldap.sdk.controls.ContentSyncState.ADD;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.DELETE;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.MODIFY;
import static com.unboundid.ldap.sdk.controls.ContentSyncState.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
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

    assertThat(tree.gone()).containsExactly(C.toString());
    assertThat(end()).isInstanceOf(Completeness.Complete.class);
  }

  @Test
  void afterADeletePhaseWhatWasNotMentionedIsThere() throws Exception {
    ByteString before = three();
    server.answer().ids(true, A).entry(DELETE, B, dn("b")).done(true);

    read(before);

    assertThat(tree.gone()).containsExactly(A.toString(), B.toString());
  }

  @Test
  void theEndOfAPresentPhaseBeforeADeletePhaseTellsWhatIsGone() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A, B).endOfPresentPhase().ids(true, B).done(true);

    read(before);

    assertThat(tree.gone()).containsExactlyInAnyOrder(C.toString(), B.toString());
  }

  @Test
  void whatIsThereAndWasNotSelectedIsNotSpokenOf() throws Exception {
    ByteString before = three();
    server.answer().ids(false, A, B, C, UUID.randomUUID()).done(false);

    read(before);

    assertThat(TestTreeEvents.news(events)).hasSize(2);
    assertThat(events).filteredOn(ImportEvent.Present.class::isInstance).hasSize(3);
    assertThat(tree.gone()).isEmpty();
  }

  @Test
  void whatCameIsNotGoneAtTheEndOfAPresentPhase() throws Exception {
    ByteString before = three();
    UUID added = UUID.randomUUID();
    server.answer().entry(ADD, added, dn("d")).ids(false, A, B).done(false);

    read(before);

    assertThat(tree.gone()).containsExactly(C.toString());
    assertThat(TestTreeEvents.objects(events)).singleElement().extracting("dn").isEqualTo(dn("d"));
  }

  @Test
  void aDeltaAfterADeltaGoesOnFromItsCookie() throws Exception {
    ByteString before = three();
    server.answer().ids(true, A).done(true);
    read(before);
    server.answer().ids(false, B).done(false);

    read(TestTree.watermark(events));

    assertThat(tree.gone()).containsExactly(C.toString());
  }

  @Test
  void aWatermarkOfAnEarlierVersionAsksForAFullImport() throws Exception {
    byte[] earlier = three().toByteArray();
    earlier[3] = 1;

    read(ByteString.copyOf(earlier));

    assertThat(end())
        .isInstanceOfSatisfying(
            Completeness.FullImportRequired.class,
            required -> assertThat(required.reason()).contains("another version"));
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
    assertThat(tree.gone()).isEmpty();
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
    assertThat(tree.gone()).isEmpty();
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

    assertThat(TestTreeEvents.news(events)).isEmpty();
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
    assertThat(tree.gone()).hasSize(1);
  }

  private ByteString twoByEmployeeNumber() throws Exception {
    tree.withAnchor("employeeNumber");
    tree.person("a", "employeeNumber: E1");
    tree.person("b", "employeeNumber: E2");
    server.answer();
    server.entry(ADD, A, dn("a"), "inetOrgPerson", new Attribute("employeeNumber", "E1"));
    server.entry(ADD, B, dn("b"), "inetOrgPerson", new Attribute("employeeNumber", "E2"));
    server.done(false);
    read(null);
    tree.admin().delete(dn("a"));
    return TestTree.watermark(events);
  }

  @Test
  void whereAnotherAttributeIsTheAnchorWhatAPresentPhaseLacksIsFoundOut() throws Exception {
    ByteString before = twoByEmployeeNumber();
    server.answer().ids(false, B).done(false);

    read(before);

    assertThat(tree.gone()).containsExactly("E1");
  }

  @Test
  void whereAnotherAttributeIsTheAnchorWhatIsDeletedIsFoundOut() throws Exception {
    ByteString before = twoByEmployeeNumber();
    server.answer().ids(true, A).done(true);

    read(before);

    assertThat(tree.gone()).containsExactly("E1");
  }

  @Test
  void whereAnotherAttributeIsTheAnchorADeltaWithoutDeletionsLooksAtNothingElse() throws Exception {
    ByteString before = twoByEmployeeNumber();
    server.answer().done(true);

    read(before);

    assertThat(tree.gone()).isEmpty();
    assertThat(events).hasSize(2);
  }

  private UUID aReferringToB() throws Exception {
    tree.person("a");
    UUID a =
        UUID.fromString(tree.admin().getEntry(dn("a"), "entryUUID").getAttributeValue("entryUUID"));
    server.answer().entry(ADD, a, dn("a"), "inetOrgPerson", new Attribute("manager", dn("b")));
    server.entry(ADD, B, dn("b")).done(false);
    read(null);
    return a;
  }

  private void assertThatAHasNoManager() {
    int manager = Objects.requireNonNull(tree.definition().schema().find("manager")).slot();
    assertThat(tree.gone()).containsExactly(B.toString());
    assertThat(TestTreeEvents.objects(events))
        .singleElement()
        .satisfies(a -> assertThat(a.values().get(manager)).isNull());
  }

  @Test
  @DisplayName("CS-28 what referred to what was deleted is read again")
  void whatReferredToWhatWasDeletedIsReadAgain() throws Exception {
    aReferringToB();
    server.answer().ids(true, B).done(true);

    read(TestTree.watermark(events));

    assertThatAHasNoManager();
  }

  @Test
  @DisplayName("CS-28 what referred to what a present phase lacks is read again")
  void whatReferredToWhatIsNotThereIsReadAgain() throws Exception {
    UUID a = aReferringToB();
    server.answer().ids(false, a).done(false);

    read(TestTree.watermark(events));

    assertThatAHasNoManager();
  }

  private ByteString containerWithOne() throws Exception {
    tree.container("ou=c," + tree.base());
    server.answer().entry(ADD, A, "uid=a,ou=c," + tree.base());
    server.entry(ADD, B, "ou=c," + tree.base(), "organizationalUnit").done(false);
    read(null);
    return TestTree.watermark(events);
  }

  @Test
  void aContainerThatIsGoneTookWithItWhatTheServerDoesNotMention() throws Exception {
    ByteString before = containerWithOne();
    tree.admin().delete("ou=c," + tree.base());
    server.answer().ids(true, B).done(true);

    read(before);

    assertThat(tree.gone()).containsExactly(A.toString());
  }

  @Test
  void aPresentPhaseSaysWhatIsGoneWithAContainer() throws Exception {
    ByteString before = containerWithOne();
    server.answer().done(false);

    read(before);

    assertThat(tree.gone()).containsExactly(A.toString());
  }

  @Test
  void whatIsThereBeforeItsContainerIsGoneIsReadAnew() throws Exception {
    ByteString before = containerWithOne();
    server.answer().ids(false, A, B).endOfPresentPhase().ids(true, B).done(true);

    read(before);

    assertThat(end()).isInstanceOf(Completeness.FullImportRequired.class);
  }

  private UUID key(String dn) throws Exception {
    return UUID.fromString(tree.admin().getEntry(dn, "entryUUID").getAttributeValue("entryUUID"));
  }

  private String at(UUID key) {
    return tree.held(key).orElse("nowhere");
  }

  @Test
  void whatWasReadBelowAContainerThatWasRenamedMeanwhileGetsItsNameNow() throws Exception {
    String now = "ou=now," + tree.base();
    tree.container(now);
    UUID a = key(tree.person("a,ou=now," + tree.base()));
    server.answer().entry(ADD, a, "uid=a,ou=before," + tree.base());
    server.entry(ADD, key(now), now, "organizationalUnit").done(false);

    read(null);

    assertThat(at(a)).isEqualTo("uid=a," + now);
    assertThat(end()).isInstanceOf(Completeness.Complete.class);
  }

  @Test
  void anotherContainerThatTookTheNameOverDoesNotHideThat() throws Exception {
    String now = "ou=now," + tree.base();
    String before = "ou=before," + tree.base();
    tree.container(now);
    tree.container(before);
    UUID a = key(tree.person("a,ou=now," + tree.base()));
    server.answer().entry(ADD, a, "uid=a," + before);
    server.entry(ADD, key(now), now, "organizationalUnit");
    server.entry(ADD, key(before), before, "organizationalUnit").done(false);

    read(null);

    assertThat(at(a)).isEqualTo("uid=a," + now);
  }

  @Test
  void belowAContainerThatTheAccountMayNotSeeThereIsNothingToReadAgain() throws Exception {
    String hidden = "ou=hidden," + tree.base();
    tree.container(hidden);
    UUID a = key(tree.person("a,ou=hidden," + tree.base()));
    server.answer().entry(ADD, a, "uid=a," + hidden).done(false);

    read(null);

    assertThat(TestTreeEvents.news(events)).hasSize(3);
    assertThat(at(a)).isEqualTo("uid=a," + hidden);
  }

  private UUID inAContainerOfOneThatMoves() throws Exception {
    tree.container("ou=now," + tree.base());
    tree.container("ou=inner,ou=now," + tree.base());
    UUID a = key(tree.person("a,ou=inner,ou=now," + tree.base()));
    UUID outer = key("ou=now," + tree.base());
    String inner = "ou=inner,ou=before," + tree.base();
    server.answer().entry(ADD, outer, "ou=before," + tree.base(), "organizationalUnit");
    server.entry(ADD, key("ou=inner,ou=now," + tree.base()), inner, "organizationalUnit");
    server.entry(ADD, a, "uid=a," + inner).done(false);
    read(null);
    Attribute hasChildren = new Attribute("hasSubordinates", "TRUE");
    server.answer();
    server
        .entry(MODIFY, outer, "ou=now," + tree.base(), "organizationalUnit", hasChildren)
        .done(true);
    return a;
  }

  @Test
  void aContainerThatIsRenamedWhileADeltaReadsIsNoticed() throws Exception {
    UUID a = inAContainerOfOneThatMoves();
    String real = "uid=a,ou=inner,ou=now," + tree.base();
    Iterator<String> shown = List.of("uid=a,ou=earlier,ou=now," + tree.base()).iterator();
    server.misname(real, () -> shown.hasNext() ? shown.next() : null);

    read(TestTree.watermark(events));

    assertThat(shown.hasNext()).isFalse();
    assertThat(at(a)).isEqualTo(real);
  }

  @Test
  void containersThatAreRenamedAgainAndAgainEndTheImport() throws Exception {
    inAContainerOfOneThatMoves();
    String real = "uid=a,ou=inner,ou=now," + tree.base();
    AtomicInteger times = new AtomicInteger();
    server.misname(real, () -> "uid=a,ou=i" + times.incrementAndGet() + ",ou=now," + tree.base());

    read(TestTree.watermark(events));
    server.misname(real, () -> null);

    assertThat(end())
        .isInstanceOfSatisfying(
            Completeness.Partial.class,
            partial -> assertThat(partial.reason()).contains("again and again"));
  }

  private ByteString three() throws ConnectorException {
    server.answer().entry(ADD, A, dn("a")).entry(ADD, B, dn("b")).entry(ADD, C, dn("c"));
    server.done(false);
    read(null);
    return TestTree.watermark(events);
  }

  private void read(@Nullable ByteString watermark) throws ConnectorException {
    try {
      tree.read(Optional.ofNullable(watermark));
    } finally {
      events.clear();
      events.addAll(tree.lastEvents());
    }
  }

  private Completeness end() {
    return TestTreeEvents.completeness(events.get(events.size() - 1));
  }

  private String dn(String uid) {
    return "uid=" + uid + "," + tree.base();
  }
}
