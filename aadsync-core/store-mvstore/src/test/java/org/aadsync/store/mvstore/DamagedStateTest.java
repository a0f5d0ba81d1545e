package org.aadsync.store.mvstore;

import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.aadsync.testing.WorldSnapshot;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that is not as it was written is named, refused as a whole, and left alone. */
class DamagedStateTest {
  private static final long SEED = 4711;
  private static final int FLIPS = Integer.getInteger("aadsync.damage.flips", 250);

  /** Where the number of the last commit is, twice, and how long with its version and checksum. */
  private static final int[] PLACES = {0, 512};

  private static final int PLACE_LENGTH = 20;
  private static final int VERSION_OFFSET = 7;

  @TempDir private Path parent;

  private Path folder;
  private List<String> metaverse;
  private List<String> space;
  private List<String> cloud;

  @BeforeEach
  void write() {
    FaultyFiles.register();
    folder = parent.resolve("state");
    World world = new World(folder);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      world.ad.addUser("user" + i);
      members.add("user" + i);
    }
    for (int i = 0; i < 150; i++) {
      members.add("somebody" + i);
    }
    world.ad.addGroup("everybody", members.toArray(String[]::new));
    world.scenario.initialCycle();
    world.ad.addUser("late");
    world.scenario.deltaCycle();
    metaverse = WorldSnapshot.metaverse(world.scenario);
    space = WorldSnapshot.space(world.scenario, world.ad);
    cloud = WorldSnapshot.space(world.scenario, world.aad);
    world.scenario.engine().close();
  }

  @AfterEach
  void recover() {
    FaultyFiles.recover();
  }

  /** An engine over a folder. */
  private static final class World {
    private final Scenario scenario = new Scenario();
    private final TestDirectory ad = scenario.activeDirectory("AD");
    private final TestDirectory aad = scenario.azureAd("AAD");

    World(Path folder) {
      this(MvStateStore.open(folder));
    }

    World(MvStateStore store) {
      scenario.rules(usersFrom(ad), groupsFrom(ad), usersTo(aad), groupsTo(aad)).keptIn(store);
    }
  }

  /** Opens a state and builds an engine over it; returns what keeps it from that, or null. */
  private @Nullable StateStoreException open(Path where) {
    MvStateStore store;
    try {
      store = MvStateStore.open(where);
    } catch (StateStoreException e) {
      return e;
    }
    try (store) {
      World world = new World(store);
      assertThat(WorldSnapshot.metaverse(world.scenario)).isEqualTo(metaverse);
      assertThat(WorldSnapshot.space(world.scenario, world.ad)).isEqualTo(space);
      assertThat(WorldSnapshot.space(world.scenario, world.aad)).isEqualTo(cloud);
      return null;
    } catch (StateStoreException e) {
      return e;
    }
  }

  private Path copy() throws IOException {
    Path copy = Files.createTempDirectory(parent, "copy");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }

  private static void delete(Path copy) throws IOException {
    MoreFiles.deleteRecursively(copy, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Test
  void an_intact_state_is_read() {
    assertThat(open(folder)).isNull();
  }

  @Test
  void a_flipped_byte_is_found_or_does_not_matter() throws IOException {
    Random random = new Random(SEED);
    int found = 0;
    for (String name : List.of(MvStateStore.STATE_FILE, MvStateStore.COMMIT_FILE)) {
      int size = (int) Files.size(folder.resolve(name));
      for (int i = 0; i < FLIPS / 2; i++) {
        Path copy = copy();
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        bytes[random.nextInt(size)] ^= (byte) (1 << random.nextInt(8));
        Files.write(copy.resolve(name), bytes);

        StateStoreException refusal = open(copy);

        if (refusal != null) {
          found++;
          assertThat(refusal.problem()).isIn(Problem.DAMAGED, Problem.NEWER_VERSION);
          assertThat(refusal).hasMessageContaining(copy.toString());
          assertThat(Files.readAllBytes(copy.resolve(name))).isEqualTo(bytes);
        }
        delete(copy);
      }
    }
    assertThat(found).as("flips that mattered, of %s", FLIPS).isGreaterThan(FLIPS / 50);
  }

  @Test
  void a_truncated_file_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(MvStateStore.STATE_FILE));
    for (int part = 0; part < 20; part++) {
      Path copy = copy();
      byte[] rest = Arrays.copyOf(whole, whole.length * part / 20);
      Files.write(copy.resolve(MvStateStore.STATE_FILE), rest);

      StateStoreException refusal = open(copy);

      assertThat(refusal).as("with %s bytes of %s", rest.length, whole.length).isNotNull();
      assertThat(refusal.problem()).isEqualTo(Problem.DAMAGED);
      assertThat(Files.readAllBytes(copy.resolve(MvStateStore.STATE_FILE))).isEqualTo(rest);
      delete(copy);
    }
  }

  /** Opens the state with another commit file; whatever comes of that leaves the file alone. */
  private @Nullable StateStoreException openWith(byte[] commitFile) throws IOException {
    Path copy = copy();
    Path file = copy.resolve(MvStateStore.COMMIT_FILE);
    Files.write(file, commitFile);
    StateStoreException refusal = open(copy);
    if (refusal != null) {
      assertThat(refusal).hasMessageContaining(file.toString());
    }
    assertThat(file).hasBinaryContent(commitFile);
    delete(copy);
    return refusal;
  }

  private byte[] commitFile() throws IOException {
    return Files.readAllBytes(folder.resolve(MvStateStore.COMMIT_FILE));
  }

  @Test
  void the_number_of_the_last_commit_is_read_from_one_place_if_the_other_is_damaged()
      throws IOException {
    for (int place : PLACES) {
      for (int offset = place; offset < place + PLACE_LENGTH; offset++) {
        byte[] flipped = commitFile();
        flipped[offset] ^= 1;
        assertThat(openWith(flipped)).as("with another byte %s", offset).isNull();
      }
    }
  }

  @Test
  void a_file_without_a_whole_number_of_a_commit_is_refused() throws IOException {
    for (int offset = 0; offset < PLACE_LENGTH; offset++) {
      byte[] flipped = commitFile();
      for (int place : PLACES) {
        flipped[place + offset] ^= (byte) 0x80;
      }
      StateStoreException refusal = openWith(flipped);
      assertThat(refusal).as("with other bytes %s", offset).isNotNull();
      boolean version = offset == VERSION_OFFSET; // a version that does not exist yet
      assertThat(refusal.problem()).isEqualTo(version ? Problem.NEWER_VERSION : Problem.DAMAGED);
    }
  }

  @Test
  void a_truncated_number_of_the_last_commit_is_refused_unless_one_place_is_left()
      throws IOException {
    byte[] whole = commitFile();
    for (int length : new int[] {0, 1, 7, 8, 16, 19, 20, 21, 511, 512, 513, 531}) {
      StateStoreException refusal = openWith(Arrays.copyOf(whole, length));

      if (length >= PLACE_LENGTH) {
        assertThat(refusal).as("with %s bytes", length).isNull();
      } else {
        assertThat(refusal).as("with %s bytes", length).isNotNull();
        assertThat(refusal.problem()).isEqualTo(Problem.DAMAGED);
      }
    }
  }

  @Test
  void a_missing_file_is_refused() throws IOException {
    for (String name : List.of(MvStateStore.STATE_FILE, MvStateStore.COMMIT_FILE)) {
      Path copy = copy();
      Files.delete(copy.resolve(name));

      StateStoreException refusal = open(copy);

      assertThat(refusal).isNotNull().hasMessageContaining(name);
      assertThat(refusal.problem()).isEqualTo(Problem.DAMAGED);
    }
  }

  @Test
  void a_state_from_before_the_last_commit_is_refused() throws IOException {
    Path older = copy();
    World world = new World(folder);
    world.ad.addUser("later").fullImport().succeeded();
    world.scenario.engine().close();
    Files.copy(
        older.resolve(MvStateStore.STATE_FILE),
        folder.resolve(MvStateStore.STATE_FILE),
        StandardCopyOption.REPLACE_EXISTING);

    StateStoreException refusal = open(folder);

    assertThat(refusal).isNotNull();
    assertThat(refusal.problem()).isEqualTo(Problem.DAMAGED);
  }

  @Test
  void a_file_of_a_newer_version_is_refused() {
    String file = folder.resolve(MvStateStore.STATE_FILE).toString();
    try (MVStore store = new MVStore.Builder().fileName(file).open()) {
      store.setStoreVersion(2);
      store.commit();
    }

    StateStoreException refusal = open(folder);

    assertThat(refusal).isNotNull().hasMessageContaining(file);
    assertThat(refusal.problem()).isEqualTo(Problem.NEWER_VERSION);
  }

  @Test
  void a_record_that_is_lost_is_missed() {
    try (MvStateStore store = MvStateStore.open(folder)) {
      long[] last = {0};
      store.read(record -> last[0] = record.key());
      store.commit(new StateBatch(Boundary.IMPORT_END, List.of(), List.of(last[0])));
    }

    StateStoreException refusal = open(folder);

    assertThat(refusal).isNotNull();
    assertThat(refusal.problem()).isEqualTo(Problem.DAMAGED);
  }

  @Test
  void a_full_disk_ends_the_engine_and_loses_nothing_that_was_durable() {
    MvStateStore store = MvStateStore.open(FilePath.get(FaultyFiles.SCHEME + ":" + folder), 5_000);
    World world = new World(store);
    world.ad.addUser("too-much");
    FaultyFiles.failWrites("No space left on device");

    StateStoreException failure =
        catchThrowableOfType(StateStoreException.class, () -> world.ad.fullImport());

    assertThat(failure.problem()).isEqualTo(Problem.DISK_FULL);
    StateStoreException refusal =
        catchThrowableOfType(StateStoreException.class, () -> world.ad.fullImport());
    assertThat(refusal).hasMessageContaining("an earlier write failed");
    world.scenario.engine().close();
    FaultyFiles.recover();
    assertThat(open(folder)).isNull();
  }

  @Test
  void a_folder_that_may_not_be_written_is_refused() {
    FaultyFiles.failWrites("Read-only file system");

    StateStoreException refusal =
        catchThrowableOfType(
            StateStoreException.class,
            () -> MvStateStore.open(FilePath.get(FaultyFiles.SCHEME + ":" + folder), 5_000));

    assertThat(refusal.problem()).isEqualTo(Problem.READ_ONLY);
    assertThat(refusal).hasMessageContaining(folder.toString());
  }

  @Test
  void messages_hold_no_value_of_an_object() throws IOException {
    Path copy = Files.createTempDirectory(parent, "other");
    try (MvStateStore store = MvStateStore.open(copy)) {
      ByteString canary = ByteString.copyOf("canary-4711".getBytes(StandardCharsets.UTF_8));
      store.commit(
          new StateBatch(
              Boundary.IMPORT_END, List.of(new StateRecord(1L << 56, canary)), List.of()));
    }

    StateStoreException refusal = open(copy);

    assertThat(refusal).isNotNull();
    assertThat(refusal.toString()).doesNotContain("canary");
  }
}
