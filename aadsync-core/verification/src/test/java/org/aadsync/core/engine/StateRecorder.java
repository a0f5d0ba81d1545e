package org.aadsync.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;

/** Notes what is written to a store in memory. */
final class StateRecorder implements StateStore {
  private final InMemoryStateStore store;
  private final List<StateBatch> batches = new ArrayList<>();

  StateRecorder() {
    this(new InMemoryStateStore());
  }

  private StateRecorder(InMemoryStateStore store) {
    this.store = store;
  }

  /** Returns a recorder over what was committed last. */
  StateRecorder reopen() {
    return new StateRecorder(store.reopen());
  }

  /** Forgets what was noted until now. */
  void forget() {
    batches.clear();
  }

  List<StateBatch> batches() {
    return batches;
  }

  /** Returns which records were written. */
  Set<Long> keys() {
    return batches.stream()
        .flatMap(batch -> batch.puts().stream())
        .map(StateRecord::key)
        .collect(Collectors.toSet());
  }

  /** Returns how many bytes were written. */
  int bytes() {
    return batches.stream()
        .flatMap(batch -> batch.puts().stream())
        .mapToInt(record -> record.value().size())
        .sum();
  }

  @Override
  public void read(Consumer<StateRecord> sink) {
    store.read(sink);
  }

  @Override
  public void commit(StateBatch batch) {
    batches.add(batch);
    store.commit(batch);
  }

  @Override
  public void close() {
    store.close();
  }
}
