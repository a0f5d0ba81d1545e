package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Longs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Y-4: the members of a large group are kept in segments, of which a change writes few. */
class LargeGroupStateTest {
  /** With this begin the keys of segments. */
  private static final long SEGMENT = 15;

  private static final int KIND_SHIFT = 55;

  /** Of a group; {@code -Daadsync.group.members=50000} asks for more. */
  private static final int MEMBERS = Integer.getInteger("aadsync.group.members", 5_000);

  /** A forest with a large group and a cloud. */
  private static final class World {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory aad = scenario.azureAd("AAD");
    private final Set<String> members = new LinkedHashSet<>();

    World(int users, int members) {
      ad.memory().reportPartialDeltas();
      aad.memory().reportPartialDeltas();
      scenario.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad));
      for (int i = 0; i < users; i++) {
        ad.addUser("p" + i);
        if (i < members) {
          this.members.add("p" + i);
        }
      }
      ad.addGroup("g");
      writeMembers();
    }

    void writeMembers() {
      ad.change("g", "member", new ArrayList<>(members));
    }

    List<String> snapshot() {
      List<String> all = new ArrayList<>(WorldSnapshot.metaverse(scenario));
      all.addAll(WorldSnapshot.space(scenario, ad));
      all.addAll(WorldSnapshot.space(scenario, aad));
      return all;
    }
  }

  private static boolean isSegment(long key) {
    return key >>> KIND_SHIFT == SEGMENT;
  }

  private static List<StateRecord> segments(InMemoryStateStore store) {
    List<StateRecord> segments = new ArrayList<>();
    store
        .reopen()
        .read(
            record -> {
              if (isSegment(record.key())) {
                segments.add(record);
              }
            });
    return segments;
  }

  @Test
  @DisplayName("Y-4: one member more is a few kilobytes more in every step")
  void oneMember() {
    int members = MEMBERS;
    World world = new World(members + 2, members);
    StateRecorder recorder = new StateRecorder();
    world.scenario.keptIn(recorder);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();
    recorder = restart(world, recorder);

    for (String member : List.of("p" + members, "p" + (members + 1))) {
      world.members.add(member);
      world.members.remove("p" + (members / 2 + world.members.size() % 2));
      world.writeMembers();
      assertBytes(recorder, "import", world.ad::deltaImport);
      assertBytes(recorder, "synchronization", world.ad::deltaSync);
      assertBytes(recorder, "export", world.aad::export);
      assertBytes(recorder, "confirming import", world.aad::deltaImport);
      assertBytes(recorder, "synchronization of the confirmation", world.aad::deltaSync);
      assertThat(world.aad.lastExport()).hasSize(1);
    }
  }

  @Test
  void a_member_at_a_time_costs_the_same_when_the_list_is_put_together_anew() {
    World world = new World(600, 0);
    for (int i = 0; i < 5_000; i++) {
      world.members.add("somebody" + i);
    }
    world.writeMembers();
    StateRecorder recorder = new StateRecorder();
    world.scenario.keptIn(recorder);
    world.scenario.initialCycle();
    recorder.forget();

    int changes = 150;
    for (int i = 0; i < changes; i++) {
      world.members.add("p" + i);
      world.writeMembers();
      world.ad.deltaImport();
    }

    assertThat(recorder.keys()).anyMatch(LargeGroupStateTest::isSegment);
    assertThat(recorder.bytes()).isBetween(changes * 300, changes * 1_500);
  }

  @Test
  void what_only_a_segment_refers_to_is_kept_with_it() {
    World world = new World(1_500, 200);
    InMemoryStateStore store = new InMemoryStateStore();
    world.scenario.keptIn(store);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();
    for (int i = 180; i < 200; i++) {
      world.members.remove("p" + i);
    }
    world.writeMembers();
    world.scenario.deltaCycle();
    world.scenario.deltaCycle();
    final int records = count(store);

    for (int i = 180; i < 1_400; i++) {
      world.ad.remove("p" + i);
    }
    world.scenario.deltaCycle();
    world.scenario.deltaCycle();

    assertThat(count(store)).as("records, after a sweep").isLessThan(records - 1_500);
    List<String> before = world.snapshot();
    world.scenario.keptIn(store.reopen());
    assertThat(world.snapshot()).isEqualTo(before);
  }

  private static int count(InMemoryStateStore store) {
    int[] count = {0};
    store.reopen().read(record -> count[0]++);
    return count[0];
  }

  private static StateRecorder restart(World world, StateRecorder recorder) {
    StateRecorder next = recorder.reopen();
    world.scenario.keptIn(next);
    world.scenario.engine();
    return next;
  }

  private static void assertBytes(StateRecorder recorder, String step, Supplier<?> run) {
    recorder.forget();
    run.get();
    assertThat(recorder.bytes()).as("bytes that the %s wrote", step).isBetween(100, 2_000);
  }

  @Test
  @DisplayName("ST-1: however members come and go, a restarted engine knows what it knew")
  void histories() {
    World lasting = new World(2_000, 1_700);
    World restarted = new World(2_000, 1_700);
    InMemoryStateStore[] store = {new InMemoryStateStore()};
    restarted.scenario.keptIn(store[0]);
    lasting.scenario.initialCycle();
    restarted.scenario.initialCycle();
    Random random = new Random(20160115);

    for (int round = 0; round < 6; round++) {
      int changes = 1 + random.nextInt(round % 3 == 0 ? 150 : 20);
      for (int i = 0; i < changes; i++) {
        String user = "p" + random.nextInt(2_000);
        if (!lasting.members.remove(user)) {
          lasting.members.add(user);
        }
      }
      restarted.members.clear();
      restarted.members.addAll(lasting.members);
      for (World world : List.of(lasting, restarted)) {
        world.writeMembers();
        world.ad.deltaImport();
        world.ad.deltaSync();
        if (world == restarted) {
          store[0] = store[0].reopen();
          world.scenario.keptIn(store[0]);
        }
        world.aad.export();
        if (world.members.size() % 2 == 0) {
          world.aad.deltaImport();
          world.aad.deltaSync();
        }
      }
      store[0] = store[0].reopen();
      restarted.scenario.keptIn(store[0]);

      assertThat(restarted.snapshot()).isEqualTo(lasting.snapshot());
      assertThat(WorldSnapshot.content(restarted.aad))
          .isEqualTo(WorldSnapshot.content(lasting.aad));
    }
  }

  @Test
  void equal_images_share_their_segments() {
    World world = new World(300, 300);
    InMemoryStateStore store = new InMemoryStateStore();
    world.scenario.keptIn(store);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();

    // One in each connector space and one in the metaverse, whichever images there are.
    assertThat(segments(store)).hasSize(3);
    world.members.remove("p7");
    world.writeMembers();
    world.ad.deltaImport();

    assertThat(segments(store)).hasSize(3);
  }

  @Test
  void a_group_that_becomes_small_or_is_deleted_leaves_no_segments() {
    World world = new World(300, 300);
    InMemoryStateStore store = new InMemoryStateStore();
    world.scenario.keptIn(store);
    world.scenario.initialCycle();
    world.scenario.deltaCycle();

    world.members.removeIf(name -> name.length() > 3);
    world.writeMembers();
    world.scenario.deltaCycle();
    world.scenario.deltaCycle();

    assertThat(segments(store)).isEmpty();
    for (int i = 0; i < 300; i++) {
      world.members.add("p" + i);
    }
    world.writeMembers();
    world.scenario.deltaCycle();
    assertThat(segments(store)).isNotEmpty();
    world.ad.remove("g");
    world.scenario.deltaCycle();
    world.scenario.deltaCycle();
    assertThat(segments(store)).isEmpty();
  }

  @Test
  void a_connector_that_went_leaves_no_segments() {
    World world = new World(300, 300);
    InMemoryStateStore store = new InMemoryStateStore();
    world.scenario.keptIn(store).initialCycle();
    assertThat(segments(store)).hasSize(3);

    InMemoryStateStore next = store.reopen();
    Scenario alone = new Scenario();
    TestDirectory ad = alone.activeDirectory("AD");
    alone.rules(usersFrom(ad), groupsFrom(ad)).keptIn(next);
    final int records = count(next);
    ad.fullSync().succeeded();

    assertThat(segments(next)).hasSize(2);
    assertThat(count(next)).isLessThan(records - 301);
    List<String> metaverse = WorldSnapshot.metaverse(alone);
    assertThat(metaverse).hasSize(301);
    alone.restart();
    assertThat(WorldSnapshot.metaverse(alone)).isEqualTo(metaverse);
  }

  /** Writes a state, changes its records, and expects that it is refused. */
  private static void assertRefused(Tampering tampering, String reason) {
    World world = new World(300, 300);
    InMemoryStateStore store = new InMemoryStateStore();
    world.scenario.keptIn(store).initialCycle();
    world.scenario.engine().close();
    InMemoryStateStore changed = store.reopen();
    StateRecord segment = segments(store).get(0);
    changed.commit(tampering.of(segment));

    world.scenario.keptIn(changed);

    assertThatThrownBy(world.scenario::engine)
        .isInstanceOfSatisfying(
            StateStoreException.class,
            e -> assertThat(e.problem()).isEqualTo(StateStoreException.Problem.DAMAGED))
        .hasMessageContaining(reason);
  }

  /** Makes a change that damages a state. */
  private interface Tampering {
    StateBatch of(StateRecord segment);
  }

  private static StateBatch batch(List<StateRecord> puts, List<Long> deletes) {
    return new StateBatch(Boundary.CLOSE, puts, deletes);
  }

  /** Returns a record with a right checksum under another key. */
  private static StateRecord moved(StateRecord record, long key) {
    byte[] bytes = record.value().toByteArray();
    int body = bytes.length - Integer.BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(Longs.toByteArray(key));
    checksum.update(bytes, 0, body);
    ByteBuffer.wrap(bytes).putInt(body, (int) checksum.getValue());
    return new StateRecord(key, ByteString.copyOf(bytes));
  }

  @Test
  void a_segment_that_is_lost_is_missed() {
    assertRefused(segment -> batch(List.of(), List.of(segment.key())), "of a long list is missing");
  }

  @Test
  void a_segment_that_nothing_refers_to_is_refused() {
    assertRefused(
        segment -> batch(List.of(moved(segment, segment.key() + 100_000)), List.of()),
        "no object refers to it");
  }

  @Test
  void a_segment_of_another_object_is_not_taken_for_one_of_this() {
    assertRefused(
        segment -> {
          byte[] bytes = segment.value().toByteArray();
          bytes[3] ^= 1; // the number of its object follows version, kind and connector
          return batch(
              List.of(
                  moved(new StateRecord(segment.key(), ByteString.copyOf(bytes)), segment.key())),
              List.of());
        },
        "of a long list is missing");
  }

  @Test
  void a_segment_with_a_flipped_bit_is_refused() {
    assertRefused(
        segment -> {
          byte[] bytes = segment.value().toByteArray();
          bytes[bytes.length / 2] ^= 4;
          return batch(
              List.of(new StateRecord(segment.key(), ByteString.copyOf(bytes))), List.of());
        },
        "its checksum is wrong");
  }

  @Test
  void a_state_of_the_first_format_is_read_and_goes_on_in_segments() throws IOException {
    InMemoryStateStore store = new InMemoryStateStore();
    store.commit(batch(firstFormat(), List.of()));
    Scenario world = new Scenario();
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad)).keptIn(store);

    assertThat(segments(store)).isEmpty();
    ConnectorSpaceObject group =
        world
            .engine()
            .connectorSpace(ad.id())
            .filter(object -> object.objectType().equals(Optional.of("group")))
            .findFirst()
            .orElseThrow();
    assertThat(group.values("member", Image.SYNCHRONIZED)).hasSize(130);
    assertThat(group.values("member", Image.IMPORTED)).hasSize(129);
    ad.deltaSync().succeeded();

    assertThat(segments(store)).hasSize(1);
    List<String> before = WorldSnapshot.space(world, ad);
    world.restart();
    assertThat(WorldSnapshot.space(world, ad)).isEqualTo(before);
  }

  /** Returns what a version of the program wrote that knew format 1 alone, a record a line. */
  private static List<StateRecord> firstFormat() throws IOException {
    List<StateRecord> records = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LargeGroupStateTest.class.getResourceAsStream("/state-format-1.txt")),
                StandardCharsets.US_ASCII))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        String[] parts = line.split(" ", 2);
        records.add(
            new StateRecord(
                Long.parseLong(parts[0], 16),
                ByteString.copyOf(Base64.getDecoder().decode(parts[1]))));
      }
    }
    return records;
  }
}
