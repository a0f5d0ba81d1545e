package org.aadsync.store.mvstore;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state in a folder: what was committed is there again, and nobody else gets in between. */
class MvStateStoreTest {
  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("state");
  }

  private static StateRecord record(long key, String text) {
    return new StateRecord(key, ByteString.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static StateBatch batch(List<StateRecord> puts, Long... deletes) {
    return new StateBatch(Boundary.IMPORT_END, puts, List.of(deletes));
  }

  private List<StateRecord> read() {
    try (MvStateStore store = MvStateStore.open(folder())) {
      List<StateRecord> records = new ArrayList<>();
      store.read(records::add);
      return records;
    }
  }

  @Test
  void a_new_state_is_empty_and_reading_it_makes_none() {
    assertThat(read()).isEmpty();
    assertThat(folder().resolve(MvStateStore.STATE_FILE)).doesNotExist();
  }

  @Test
  void what_was_committed_is_read_again_in_the_order_of_keys() {
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(batch(List.of(record(2, "two"), record(9, "nine"), record(30, ""))));
      store.commit(batch(List.of(record(1, "one"), record(9, "NINE")), 2L));
    }

    assertThat(read()).containsExactly(record(1, "one"), record(9, "NINE"), record(30, ""));
  }

  @Test
  void a_state_that_was_being_made_when_its_host_was_killed_is_begun_anew() throws IOException {
    Files.createDirectories(folder());
    Path commits = folder().resolve(MvStateStore.COMMIT_FILE);
    CommitNumber.create(FilePath.get(commits.toString())).close();
    Files.createFile(folder().resolve(MvStateStore.STATE_FILE));

    assertThat(read()).isEmpty();
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(batch(List.of(record(1, "one"))));
    }

    assertThat(read()).containsExactly(record(1, "one"));
  }

  @Test
  @DisplayName("ST-2: each server has its own store: it is open once at a time")
  void only_one_store_can_be_open_at_a_time() {
    try (MvStateStore store = MvStateStore.open(folder())) {
      assertThat(store.batchSize()).isEqualTo(MvStateStore.DEFAULT_BATCH_SIZE);
      assertThatThrownBy(() -> MvStateStore.open(folder()))
          .isInstanceOfSatisfying(
              StateStoreException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IN_USE))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    assertThat(read()).isEmpty();
  }

  @Test
  void a_closed_store_says_so() {
    MvStateStore store = MvStateStore.open(folder());
    store.close();
    store.close();

    assertThatThrownBy(() -> store.read(record -> {}))
        .isInstanceOfSatisfying(
            StateStoreException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CLOSED));
  }

  @Test
  void the_folder_is_its_owners_alone() throws Exception {
    assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
    read();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  private static List<StateRecord> many(int from, int to) {
    Random random = new Random(from);
    List<StateRecord> records = new ArrayList<>();
    for (int key = from; key < to; key++) {
      byte[] value = new byte[300];
      random.nextBytes(value);
      records.add(new StateRecord(key, ByteString.copyOf(value)));
    }
    return records;
  }

  private long size() throws IOException {
    return Files.size(folder().resolve(MvStateStore.STATE_FILE));
  }

  private void fill() {
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(batch(many(1, 20_001)));
    }
  }

  private static StateBatch deletionOfMost() {
    return batch(List.of(), LongStream.rangeClosed(101, 20_000).boxed().toArray(Long[]::new));
  }

  @Test
  void a_state_whose_objects_were_deleted_is_smaller_after_it_was_closed() throws IOException {
    fill();
    long full = size();

    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(deletionOfMost());
    }

    assertThat(full).isGreaterThan(20_000 * 300);
    assertThat(size()).isLessThan(full / 10);
    assertThat(read()).isEqualTo(many(1, 101));
  }

  @Test
  void a_state_that_changes_again_and_again_stays_small() throws IOException {
    fill();
    long full = size();
    List<StateRecord> last = many(1, 20_001);

    try (MvStateStore store = MvStateStore.open(folder())) {
      for (int round = 0; round < 100; round++) {
        List<StateRecord> changed = new ArrayList<>();
        for (int key = round; key < last.size(); key += 400) {
          changed.add(record(key + 1, round + "x".repeat(299)));
          last.set(key, changed.get(changed.size() - 1));
        }
        store.commit(batch(changed));
      }
      assertThat(size()).isLessThan(2 * full);
    }

    assertThat(size()).isLessThan(2 * full);
    assertThat(read()).isEqualTo(last);
  }

  @Test
  void a_compacted_state_takes_further_commits() {
    fill();
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(deletionOfMost());
    }

    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(batch(List.of(record(101, "new"))));
    }

    assertThat(read()).hasSize(101).endsWith(record(101, "new"));
  }

  @Test
  void a_compaction_that_fails_leaves_the_state_as_it_was() throws IOException {
    fill();
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(deletionOfMost());
      Path inTheWay = folder().resolve(MvStateStore.STATE_FILE + Compaction.SUFFIX);
      Files.createDirectories(inTheWay.resolve("of the new file"));
    }

    assertThat(size()).isGreaterThan(20_000 * 300);
    assertThat(read()).isEqualTo(many(1, 101));
  }

  @Test
  void what_a_compaction_left_that_was_killed_is_removed_by_the_next_commit() throws IOException {
    fill();
    Path left = folder().resolve(MvStateStore.STATE_FILE + Compaction.SUFFIX);
    Files.writeString(left, "half of it");

    assertThat(read()).isEqualTo(many(1, 20_001));
    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(batch(List.of(), 1L));
    }

    assertThat(left).doesNotExist();
    assertThat(read()).isEqualTo(many(1, 20_001).subList(1, 20_000));
  }

  @Test
  void a_compaction_is_given_up_when_it_takes_too_long() {
    fill();
    FilePath file = FilePath.get(folder().resolve(MvStateStore.STATE_FILE).toString());
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
      Compaction compaction = new Compaction(file, 1, MVStore.Builder::new);

      assertThat(compaction.close(store, true, Duration.ZERO)).isFalse();
    }
    assertThat(folder().resolve(MvStateStore.STATE_FILE + Compaction.SUFFIX)).doesNotExist();
    assertThat(read()).hasSize(20_000);
  }

  private static final String SECRET = "Canary-f1rst-Wd83";

  private void commitSecretAndEndIt(MvStateStore store, Boundary boundary) {
    store.commit(batch(List.of(record(1, "one"), record(2, SECRET))));
    store.commit(new StateBatch(boundary, List.of(record(2, "two")), List.of(), true));
  }

  private boolean secretIsInTheFile() throws IOException {
    byte[] bytes = Files.readAllBytes(folder().resolve(MvStateStore.STATE_FILE));
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(SECRET);
  }

  @Test
  @DisplayName("C15 the bytes of a secret that ended are gone from the file when the run ends")
  void the_end_of_a_run_removes_old_secrets() throws IOException {
    try (MvStateStore store = MvStateStore.open(folder())) {
      commitSecretAndEndIt(store, Boundary.EXPORT_END);
      boolean before = secretIsInTheFile();

      store.commit(new StateBatch(Boundary.RUN_END, List.of(record(3, "run")), List.of()));

      assertThat(before).isTrue();
      assertThat(secretIsInTheFile()).isFalse();
      store.commit(batch(List.of(record(4, "next"))));
    }
    assertThat(read())
        .containsExactly(record(1, "one"), record(2, "two"), record(3, "run"), record(4, "next"));
  }

  @Test
  @DisplayName("C15 the bytes of a secret that ended are gone from a file that was closed")
  void closing_removes_old_secrets() throws IOException {
    try (MvStateStore store = MvStateStore.open(folder())) {
      commitSecretAndEndIt(store, Boundary.EXPORT_END);
    }

    assertThat(secretIsInTheFile()).isFalse();
    assertThat(read()).containsExactly(record(1, "one"), record(2, "two"));
  }

  @Test
  @DisplayName("C15 what a killed host owed is done at the end of the next run")
  void the_next_host_removes_old_secrets() throws IOException {
    Path other = parent.resolve("killed");
    try (MvStateStore store = MvStateStore.open(folder())) {
      commitSecretAndEndIt(store, Boundary.EXPORT_END);
      Files.createDirectory(other);
      for (String file : List.of(MvStateStore.STATE_FILE, MvStateStore.COMMIT_FILE)) {
        Files.copy(folder().resolve(file), other.resolve(file));
      }
    }
    for (String file : List.of(MvStateStore.STATE_FILE, MvStateStore.COMMIT_FILE)) {
      Files.copy(other.resolve(file), folder().resolve(file), REPLACE_EXISTING);
    }
    boolean before = secretIsInTheFile();

    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(new StateBatch(Boundary.RUN_END, List.of(record(3, "run")), List.of()));
      assertThat(secretIsInTheFile()).isFalse();
    }

    assertThat(before).isTrue();
    assertThat(read()).hasSize(3);
  }

  @Test
  void the_files_are_their_owners_alone() throws IOException {
    assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
    fill();
    Path state = folder().resolve(MvStateStore.STATE_FILE);

    assertThat(rights(state)).isEqualTo("rw-------");
    assertThat(rights(folder().resolve(MvStateStore.COMMIT_FILE))).isEqualTo("rw-------");
  }

  @Test
  void rights_that_the_owner_gives_stay_when_the_file_is_written_anew() throws IOException {
    assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
    fill();
    Path state = folder().resolve(MvStateStore.STATE_FILE);
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r-----"));

    try (MvStateStore store = MvStateStore.open(folder())) {
      store.commit(deletionOfMost());
    }

    assertThat(size()).isLessThan(200_000);
    assertThat(rights(state)).isEqualTo("rw-r-----");
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
