package org.aadsync.connector.ldap.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import keeps is bounded by the containers of a directory, not by its objects. */
class BoundedImportTest {
  private static final int CONTAINERS = 5;
  private static final int FEW = 3_000;
  private static final int MANY = 60_000;
  // A table of all entries would have 16 bytes each for what identifies them alone.
  private static final long LESS_THAN_A_TABLE = MANY * 16L;

  /** All that the script tells of is known, without a list of it. */
  private static final KnownObjects ALL =
      new KnownObjects() {
        @Override
        public Optional<String> dn(Anchor anchor) {
          return Optional.of("uid=known");
        }

        @Override
        public List<Anchor> unmentioned() {
          return List.of();
        }

        @Override
        public List<Anchor> referrers(Anchor anchor) {
          return List.of();
        }
      };

  /** What an import came to. */
  private static final class Import {
    long objects;
    long held;
    ByteString watermark = ByteString.copyOf(new byte[0]);
  }

  private final ScriptedSync server = new ScriptedSync();
  private TestTree tree;

  @BeforeEach
  void start() throws Exception {
    tree = TestTree.inMemory(server);
    for (int i = 0; i < CONTAINERS; i++) {
      tree.container("ou=c" + i + "," + tree.base());
    }
  }

  @AfterEach
  void stop() throws Exception {
    tree.close();
  }

  private Import full(int people) throws ConnectorException {
    server.answer().people(people, CONTAINERS, tree.base()).done(false);
    return read(Optional.empty(), people, Clock.systemUTC());
  }

  private Import present(int people, Import before) throws ConnectorException {
    server.answer().presence(people).done(false);
    return read(Optional.of(before.watermark), people, Clock.systemUTC());
  }

  private Import read(Optional<ByteString> watermark, int people, Clock clock)
      throws ConnectorException {
    Import result = new Import();
    long before = people == MANY ? occupied() : 0;
    try (GenericConnector connector = tree.connector(clock)) {
      connector.importObjects(
          new ImportRequest(
              tree.definition().partitions().get(0), watermark, false, Optional.empty(), ALL),
          event -> {
            if (event instanceof ImportEvent.Full || event instanceof ImportEvent.Present) {
              result.objects++;
            } else if (event instanceof ImportEvent.Checkpoint checkpoint) {
              result.watermark = checkpoint.watermark();
              result.held = people == MANY ? occupied() - before : 0;
            }
          });
    }
    assertThat(result.objects).isEqualTo(people);
    return result;
  }

  private static long occupied() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aFullImportByContentSynchronizationHoldsNoObjects() throws Exception {
    Import few = full(FEW); // what is loaded and pooled once is not of the import
    Import many = full(MANY);

    assertThat(many.held).isLessThan(LESS_THAN_A_TABLE);
    assertThat(many.watermark.size()).isEqualTo(few.watermark.size()).isLessThan(1_000);
  }

  @Test
  void aDeltaImportThatTellsWhatIsThereHoldsNoObjects() throws Exception {
    Import before = full(FEW);
    Import few = present(FEW, before);
    Import many = present(MANY, before);

    assertThat(many.held).isLessThan(LESS_THAN_A_TABLE);
    assertThat(many.watermark.size()).isEqualTo(few.watermark.size()).isLessThan(1_000);
  }

  @Test
  void aWatermarkHasTheContainers() throws Exception {
    Import few = full(FEW);
    Watermark watermark = Watermark.read(few.watermark).orElseThrow();

    assertThat(watermark.containers().size()).isEqualTo(CONTAINERS);
  }

  @Test
  void aWatermarkOfTimesHasNoEntriesThatWereThereForLong() throws Exception {
    for (int i = 0; i < 50; i++) {
      tree.person("p" + i);
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    int few = read(Optional.empty(), 50, later).watermark.size();
    for (int i = 50; i < 500; i++) {
      tree.person("p" + i);
    }
    Import full = read(Optional.empty(), 500, later);

    assertThat(full.watermark.size()).isEqualTo(few).isLessThan(200);
  }
}
