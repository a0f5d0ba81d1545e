package org.aadsync.core.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aadsync.core.store.StateStoreException.Problem;
import org.aadsync.expressions.value.ByteString;

/**
 * A state that lives as long as the process, for tests: of what a host finds when it starts again,
 * {@link #reopen} gives a copy. Not thread-safe.
 */
public final class InMemoryStateStore implements StateStore {
  private final TreeMap<Long, ByteString> records;
  private final int batchSize;
  private boolean closed;

  /** Makes a store that is empty. */
  public InMemoryStateStore() {
    this(DEFAULT_BATCH_SIZE);
  }

  /**
   * Makes a store that is empty.
   *
   * @param batchSize how many changed objects an engine collects before it makes them durable
   */
  public InMemoryStateStore(int batchSize) {
    this(new TreeMap<>(), batchSize);
  }

  private InMemoryStateStore(TreeMap<Long, ByteString> records, int batchSize) {
    this.records = records;
    this.batchSize = batchSize;
  }

  /** Returns a store with what was committed last, whether this one is closed or not. */
  public InMemoryStateStore reopen() {
    return new InMemoryStateStore(new TreeMap<>(records), batchSize);
  }

  @Override
  public void read(Consumer<StateRecord> sink) {
    checkOpen();
    for (Map.Entry<Long, ByteString> record : records.entrySet()) {
      sink.accept(new StateRecord(record.getKey(), record.getValue()));
    }
  }

  @Override
  public void commit(StateBatch batch) {
    checkOpen();
    batch.deletes().forEach(records::remove);
    batch.puts().forEach(record -> records.put(record.key(), record.value()));
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new StateStoreException(
          Problem.CLOSED, "in memory", "reopen it, and give the new one to the next engine");
    }
  }
}
