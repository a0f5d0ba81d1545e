package org.aadsync.samples.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.aadsync.samples.DirectoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A generated directory through the configuration of a real server: every object that the
 * specification says reaches the cloud, and none other, with exactly the values that it says.
 */
class RealConfigurationTest {
  @TempDir private Path folder;

  /** The size that the project promises; data as directories have it, and a tenth of it dented. */
  @Test
  void ten_thousand_users_end_as_the_specification_says() throws Exception {
    DirectoryOptions options =
        DirectoryOptions.defaults()
            .withUsers(10_000)
            .withGroups(1_000)
            .withContacts(500)
            .withSeed(20160503);
    check(options, 0.1, false);
  }

  /** Small and nasty: half of all objects are dented. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hostile_data_ends_as_the_specification_says(long seed) throws Exception {
    check(small(seed), 0.5, false);
  }

  /** Objects that the schema refuses are named, and the others are not held up. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void refused_objects_do_not_touch_the_others(long seed) throws Exception {
    check(small(seed), 0.3, true);
  }

  /** Deltas leave nothing for a full cycle to do (Z-3), whatever changed and however often. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void deltas_end_where_a_full_cycle_ends(long seed) throws Exception {
    OracleConfiguration configuration = RealConfiguration.read();
    List<LdifRecord> records = HostileDirectory.of(configuration, small(seed), 0.3, false);
    Random random = new Random(seed);
    try (SynchronizedFiles world =
        new SynchronizedFiles(RealConfiguration.folder(), sub("world"), LdifRecord.file(records))) {
      world.run(true);
      for (int round = 0; round < 4; round++) {
        world.replaceDirectory(
            LdifRecord.file(ChangedDirectory.of(world.directoryEntries(), configuration, random)));
        assertThat(world.run(false).exports()).isPositive();
        byte[] cloud = world.cloud();
        byte[] directory = world.directory();
        assertThat(world.run(true).exports()).isZero();
        assertThat(world.cloud()).isEqualTo(cloud);
        assertThat(world.directory()).isEqualTo(directory);
      }
    }
  }

  /**
   * The first cycle must end as the oracle predicts, a delta and a full one after it export
   * nothing; and the same data in another order gives the same files and errors.
   */
  private void check(DirectoryOptions options, double share, boolean refused) throws Exception {
    OracleConfiguration configuration = RealConfiguration.read();
    List<LdifRecord> records = HostileDirectory.of(configuration, options, share, refused);
    byte[] file = LdifRecord.file(records);
    List<Entry> entries = LdifFile.entries(file);
    ExpectedWorld expected = new Oracle(configuration).predict(entries);

    SynchronizedFiles.Cycle first;
    byte[] cloud;
    byte[] directory;
    try (SynchronizedFiles world =
        new SynchronizedFiles(RealConfiguration.folder(), sub("first"), file)) {
      first = world.run(true);
      compare(configuration, expected, entries, world, first);
      cloud = world.cloud();
      directory = world.directory();
      // A refused object leaves the import without a watermark (CS-17), so no delta can follow.
      unchanged(first, world.run(refused));
      unchanged(first, world.run(true));
      assertThat(world.cloud()).isEqualTo(cloud);
      assertThat(world.directory()).isEqualTo(directory);
    }
    byte[] other = LdifRecord.file(HostileDirectory.shuffled(records, options.seed()));
    try (SynchronizedFiles world =
        new SynchronizedFiles(RealConfiguration.folder(), sub("second"), other)) {
      assertThat(world.run(true)).isEqualTo(first);
      assertThat(world.cloud()).isEqualTo(cloud);
      // A file is only put in order when something is written to it.
      assertThat(world.directory())
          .isEqualTo(expected.directoryChanges().isEmpty() ? other : directory);
    }
  }

  private static void compare(
      OracleConfiguration configuration,
      ExpectedWorld expected,
      List<Entry> before,
      SynchronizedFiles world,
      SynchronizedFiles.Cycle cycle)
      throws Exception {
    Comparison comparison = new Comparison(configuration.aadSchema());
    comparison.errors("import", expected.importErrors(), cycle.importErrors());
    comparison.errors(
        "synchronization", expected.synchronizationErrors(), cycle.synchronizationErrors());
    comparison.cloud(expected.cloud(), world.cloudEntries());
    comparison.directory(before, world.directoryEntries(), expected.directoryChanges());
    assertThat(comparison.differences()).isEmpty();
    assertThat(cycle.otherErrors()).isEmpty();
  }

  private static void unchanged(SynchronizedFiles.Cycle first, SynchronizedFiles.Cycle later) {
    assertThat(later.exports()).isZero();
    assertThat(later.otherErrors()).isEmpty();
    assertThat(later.importErrors()).isEqualTo(first.importErrors());
    assertThat(later.synchronizationErrors()).isEqualTo(first.synchronizationErrors());
  }

  private static DirectoryOptions small(long seed) {
    return DirectoryOptions.defaults()
        .withUsers(300)
        .withGroups(40)
        .withContacts(30)
        .withSeed(seed)
        .withHostility(0.3);
  }

  private Path sub(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }
}
