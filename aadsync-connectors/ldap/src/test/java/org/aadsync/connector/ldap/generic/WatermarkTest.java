package org.aadsync.connector.ldap.generic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.Test;

/** What imports remember of a directory. */
class WatermarkTest {
  private static final byte[] SINCE = "20261123065002.123Z".getBytes(US_ASCII);

  @Test
  void containersBearTheNameThatTheyWereSeenWithLast() {
    Random random = new Random(1);
    Containers containers = new Containers();
    Map<UUID, Long> expected = new HashMap<>();
    List<UUID> keys = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      UUID key = new UUID(1, random.nextInt(500));
      keys.add(key);
      long name = random.nextInt(50);
      if (random.nextInt(3) == 0) {
        assertThat(containers.remove(key)).isEqualTo(expected.remove(key) != null);
      } else if (random.nextBoolean()) {
        containers.put(key, name);
        expected.put(key, name);
      } else {
        containers.note(key, name); // whether it is a container is not said
        expected.computeIfPresent(key, (same, before) -> name);
      }
    }

    Containers read = throughWatermark(containers);
    assertThat(keys)
        .allSatisfy(
            key -> {
              assertThat(containers.name(key)).isEqualTo(expected.get(key));
              assertThat(read.name(key)).isEqualTo(expected.get(key));
            });
  }

  @Test
  void containersAreFoundByTheNamesOfWhatIsBelowThem() {
    UUID earlier = UUID.randomUUID();
    UUID later = UUID.randomUUID();
    Containers containers = new Containers();

    containers.note(earlier, EntryReader.nameHash("ou=a,dc=x"));
    containers.note(UUID.randomUUID(), EntryReader.nameHash("uid=leaf,ou=a,dc=x"));
    containers.noteParent("ou=a,dc=x", UUID.randomUUID());
    containers.noteParent("ou=b,dc=x", UUID.randomUUID());
    containers.noteParent("ou=unseen,dc=x", UUID.randomUUID());
    containers.note(later, EntryReader.nameHash("ou=b,dc=x"));

    assertThat(containers.size()).isEqualTo(2);
    assertThat(containers.name(earlier)).isEqualTo(EntryReader.nameHash("ou=a,dc=x"));
    assertThat(containers.name(later)).isEqualTo(EntryReader.nameHash("ou=b,dc=x"));
    assertThat(containers.unresolved()).containsExactly("ou=unseen,dc=x");
  }

  @Test
  void whoHasTakenOverTheNameOfAContainerIsAskedForIfThatIsNotSeen() {
    Containers before = new Containers();
    UUID container = UUID.randomUUID();
    before.put(container, EntryReader.nameHash("ou=a,dc=x"));
    Containers containers = throughWatermark(before);

    containers.noteParent("ou=a,dc=x", UUID.randomUUID());
    Set<String> unresolvedBefore = new HashSet<>(containers.unresolved());
    containers.note(container, EntryReader.nameHash("ou=b,dc=x"));

    assertThat(unresolvedBefore).isEmpty();
    assertThat(containers.unresolved()).containsExactly("ou=a,dc=x");
  }

  @Test
  void containersThatAreNotSeenAreForgottenIfTheyAreToBe() {
    Containers containers = new Containers();
    List<UUID> keys = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    keys.forEach(key -> containers.put(key, key.hashCode()));

    containers.forgetSeen();
    containers.see(keys.get(0));
    containers.note(keys.get(1), 7);
    containers.removeUnseen();

    assertThat(containers.name(keys.get(0))).isEqualTo(keys.get(0).hashCode());
    assertThat(containers.name(keys.get(1))).isEqualTo(7);
    assertThat(containers.name(keys.get(2))).isNull();
  }

  @Test
  void soManyRecentEntriesAreRememberedAndNoMore() {
    RecentEntries recent = new RecentEntries(SINCE);
    for (int i = 0; i < RecentEntries.CAPACITY + 10; i++) {
      recent.note(new UUID(2, i), "20261123070000Z", i);
    }

    assertThat(recent.size()).isEqualTo(RecentEntries.CAPACITY);
    assertThat(recent.has(new UUID(2, 7), 7)).isTrue();
    assertThat(recent.has(new UUID(2, 7), 8)).isFalse();
  }

  @Test
  void whatTheNextSearchByTimeFindsIsRecent() {
    RecentEntries recent = new RecentEntries(SINCE);

    assertThat(
            List.of("20261123065002Z", "20261123065002.9Z", "20261123080000Z", "20270101000000Z"))
        .allMatch(recent::isRecent);
    assertThat(List.of("20261123065001Z", "20251123065002Z", "20261122235959.999Z"))
        .noneMatch(recent::isRecent);
    assertThat(recent.isRecent("20261123055002+0100")).as("unusual forms may be").isTrue();
    assertThat(recent.isRecent(null)).isFalse();
    assertThat(RecentEntries.none().isRecent("20261123080000Z")).isFalse();
  }

  @Test
  void ofAWatermarkThatIsNotWholeNothingIsBelieved() {
    Containers containers = new Containers();
    containers.put(UUID.randomUUID(), 1);
    RecentEntries recent = new RecentEntries(SINCE);
    recent.note(UUID.randomUUID(), "20261123070000Z", 3);
    ByteString whole =
        new Watermark("origin", Watermark.Method.TIMESTAMPS, SINCE, containers, recent).toBytes();

    Watermark read = Watermark.read(whole).orElseThrow();
    assertThat(read.position()).isEqualTo(SINCE);
    assertThat(read.containers().size()).isEqualTo(1);
    assertThat(read.recent().size()).isEqualTo(1);
    for (int length = 0; length < whole.size(); length++) {
      assertThat(Watermark.read(whole.slice(0, length))).as("%s", length).isEmpty();
    }
  }

  private static Containers throughWatermark(Containers containers) {
    ByteString bytes = Watermark.contentSync("origin", new byte[] {1, 2}, containers).toBytes();
    return Watermark.read(bytes).orElseThrow().containers();
  }
}
