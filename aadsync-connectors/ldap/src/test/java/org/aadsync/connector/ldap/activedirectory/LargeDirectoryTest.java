package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.aadsync.connector.ldap.testing.DirectoryStatistics;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What imports and exports cost depends on what changes, not on how much there is. */
class LargeDirectoryTest {
  private static final int MEMBERS = 50_000;
  private static final int RANGE = 1_500;
  private static final int FEW = 5_000;
  private static final int MEGABYTE = 1 << 20;

  private static FakeActiveDirectory fake;
  private static TestDomain domain;
  private static String few;
  private static String many;
  private static String group;
  private static List<String> contacts;

  @BeforeAll
  static void populate() throws Exception {
    fake = FakeActiveDirectory.builder().maxValRange(RANGE).start();
    domain = TestDomain.of(fake);
    contacts = new ArrayList<>();
    few = fake.addContainers("OU=Few," + domain.root);
    many = fake.addContainers("OU=Many," + domain.root);
    for (int number = 0; number < MEMBERS; number++) {
      String dn = "CN=c" + number + "," + (number < FEW ? few : many);
      fake.add(dn, new Attribute("objectClass", "contact"), new Attribute("title", "t" + number));
      contacts.add(dn);
    }
    group = domain.group("everybody", contacts.toArray(String[]::new));
  }

  @AfterAll
  static void close() throws Exception {
    domain.close();
  }

  @Test
  void aLargeGroupIsReadWholeInAsManyRequestsAsItHasRanges() throws Exception {
    domain.include(domain.root).exclude(few, many);
    fake.resetStatistics();

    Replica replica = Replica.of(domain);

    assertThat(replica.objects.get(domain.guid(group).anchor()).get("member"))
        .isEqualTo(
            new TreeSet<>(contacts.stream().map(dn -> dn.toLowerCase(Locale.ROOT)).toList()));
    // Every range begins with the last value of the one before; the first comes with its page.
    int ranges = (MEMBERS - 1) / (RANGE - 1);
    assertThat(fake.statistics().searches() - fake.statistics().pages())
        .isBetween((long) ranges, ranges + 6L);
  }

  @Test
  void oneMemberMoreOrLessIsOneValueWhenItIsImported() throws Exception {
    domain.include(domain.root).exclude(few, many);
    String member = contacts.get(MEMBERS / 2);
    Replica replica = Replica.of(domain);
    domain.removeValue(group, "member", member);
    fake.resetStatistics();

    List<ImportEvent> less = Replica.about(replica.read());
    final DirectoryStatistics cost = fake.statistics();
    domain.addValue(group, "member", member);
    List<ImportEvent> more = Replica.about(replica.read());

    assertThat(delta(less).adds()).isEmpty();
    assertThat(delta(less).deletes()).hasSize(1);
    assertThat(delta(more).adds()).hasSize(1);
    assertThat(delta(more).deletes()).isEmpty();
    assertThat(cost.dirSyncRounds()).isEqualTo(1);
    // Two entries say which controller answers.
    assertThat(cost.entries()).isEqualTo(3);
  }

  private static AttributeChange.Delta delta(List<ImportEvent> events) {
    assertThat(events).hasSize(1);
    return (AttributeChange.Delta) ((ImportEvent.Partial) events.get(0)).changes().get(0);
  }

  @Test
  void oneMemberMoreOrLessIsOneValueWhenItIsExported() throws Exception {
    ObjectReference member =
        new ObjectReference(contacts.get(7), domain.guid(contacts.get(7)).anchor());
    Anchor anchor = domain.guid(group).anchor();
    fake.resetStatistics();

    export(anchor, List.of(), List.of(member));
    export(anchor, List.of(member), List.of());

    assertThat(fake.statistics().modifies()).isEqualTo(2);
    assertThat(fake.statistics().modifiedValues()).isEqualTo(2);
    assertThat(fake.statistics().searches()).isZero();
  }

  private static void export(Anchor anchor, List<Object> adds, List<Object> deletes)
      throws Exception {
    AttributeChange change = new AttributeChange.Delta(domain.attribute("member"), adds, deletes);
    ExportOperation operation =
        new ExportOperation.Update(group, "group", anchor, null, List.of(change));
    try (Connector connector = domain.connector();
        ExportSession session = connector.openExport()) {
      assertThat(session.export(List.of(operation)))
          .containsExactly(new ExportOutcome.Success(null));
      session.commit();
    }
  }

  @Test
  void tenChangesAmongManyAreOneRound() throws Exception {
    domain.include(few, many).exclude();
    Optional<ByteString> watermark = Optional.of(watermark(read(Optional.empty())));
    for (String dn : contacts.subList(100, 110)) {
      domain.set(dn, "title", "changed");
    }
    fake.resetStatistics();

    List<ImportEvent> changes = read(watermark);

    assertThat(Replica.about(changes)).hasSize(10).allMatch(ImportEvent.Partial.class::isInstance);
    assertThat(fake.statistics().dirSyncRounds()).isEqualTo(1);
    // Two more ask which controller answers.
    assertThat(fake.statistics().roundTrips()).isEqualTo(3);
  }

  @Test
  void anImportHoldsAPageWhateverTheSizeOfTheDirectory() throws Exception {
    domain.include(few).exclude();
    long ofFew = heldByAnImport(FEW);
    domain.include(many);
    long ofMany = heldByAnImport(MEMBERS - FEW);

    // Kept, each object would take more than a kilobyte.
    assertThat(ofMany).isLessThan(ofFew + 8 * MEGABYTE);
  }

  /** Returns the most that was occupied after a collection while objects came. */
  private static long heldByAnImport(int objects) throws Exception {
    long before = occupied();
    long[] held = new long[1];
    int[] seen = new int[1];
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), true),
          event -> {
            if (event instanceof ImportEvent.Full && ++seen[0] % (objects / 2) == 0) {
              held[0] = Math.max(held[0], occupied() - before);
            }
          });
    }
    assertThat(seen[0]).isEqualTo(objects);
    return held[0];
  }

  private static long occupied() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Reads, and keeps everything but the objects that come whole. */
  private static List<ImportEvent> read(Optional<ByteString> watermark) throws Exception {
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector()) {
      connector.importObjects(
          new ImportRequest(domain.partition(), watermark, false),
          event -> {
            if (!(event instanceof ImportEvent.Full)) {
              events.add(event);
            }
          });
    }
    return events;
  }

  private static ByteString watermark(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(ImportEvent.Checkpoint.class::cast)
        .filter(ImportEvent.Checkpoint::isFinal)
        .map(ImportEvent.Checkpoint::watermark)
        .findFirst()
        .orElseThrow();
  }
}
