package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.Test;

/** What imports remember of a directory. */
class KnownEntriesTest {
  private static final AnchorForm ANCHORS = new AnchorForm("employeeNumber", false, true);

  @Test
  void entriesAreWhatWasPutAndNotRemovedAlsoAfterAWatermark() {
    Random random = new Random(1);
    KnownEntries known = new KnownEntries();
    Map<UUID, Long> expected = new HashMap<>();
    List<UUID> keys = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      UUID key = new UUID(random.nextInt(70) * 0x1_0000_0000L, random.nextInt(100));
      keys.add(key);
      if (random.nextInt(3) == 0) {
        known.remove(key);
        expected.remove(key);
      } else {
        long name = random.nextLong();
        known.put(key, Anchor.of("e" + key, true), name, ~name, name % 2 == 0);
        expected.put(key, name);
      }
    }

    for (KnownEntries each : List.of(known, throughWatermark(known))) {
      assertThat(keys)
          .allSatisfy(
              key -> {
                Long name = expected.get(key);
                assertThat(each.isKnown(key)).isEqualTo(name != null);
                assertThat(each.isSelected(key)).isEqualTo(name != null && name % 2 == 0);
                assertThat(name == null || each.hasName(key, name)).isTrue();
                assertThat(name == null || each.hasContent(key, ~name)).isTrue();
                assertThat(each.anchor(key))
                    .isEqualTo(name == null ? null : Anchor.of("E" + key, true));
              });
      each.forgetSeen();
      assertThat(each.unseen()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    }
  }

  @Test
  void ofAWatermarkThatIsNotWholeNothingIsBelieved() {
    KnownEntries known = new KnownEntries();
    known.put(UUID.randomUUID(), Anchor.of("a", true), 1, 2, true);
    ByteString whole = watermark(known).toBytes();

    assertThat(Watermark.read(whole, ANCHORS)).isPresent();
    for (int length = 0; length < whole.size(); length++) {
      assertThat(Watermark.read(whole.slice(0, length), ANCHORS)).as("%s", length).isEmpty();
    }
  }

  private static KnownEntries throughWatermark(KnownEntries known) {
    Optional<Watermark> read = Watermark.read(watermark(known).toBytes(), ANCHORS);
    return read.orElseThrow().entries();
  }

  private static Watermark watermark(KnownEntries known) {
    return new Watermark("origin", Watermark.Method.CONTENT_SYNC, new byte[] {1, 2}, known);
  }
}
