package org.aadsync.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;
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
}
