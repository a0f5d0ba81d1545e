package org.aadsync.core.store;

import java.util.function.Consumer;

/**
 * Keeps the state of one engine: a set of records, each with a key.
 *
 * <p>What an implementation promises:
 *
 * <ul>
 *   <li><b>Atomic</b>: after a crash at any time, {@link #read} gives the state of one commit,
 *       whole: that of the last one which returned, or of one that was on its way.
 *   <li><b>Durable</b>: when {@link #commit} returns, the batch survives the end of the process and
 *       the loss of power.
 *   <li><b>Exclusive</b>: nobody else can open the same place meanwhile ({@link
 *       StateStoreException.Problem#IN_USE}).
 *   <li><b>Honest</b>: what it cannot give back as it was written it refuses, and leaves as it is.
 *       The engine checks every record and their sum besides.
 *   <li><b>Forgetful</b>: of a batch that {@linkplain StateBatch#endsSecrets ends secrets} the
 *       bytes of what it replaced and deleted are gone from the storage soon; an implementation
 *       says when.
 * </ul>
 *
 * <p>An engine calls it from one thread: {@code read} before the first {@code commit}, {@code
 * close} last. After a failed {@code commit} the engine calls nothing but {@code close}.
 */
public interface StateStore extends AutoCloseable {
  /** How many changed objects an engine collects at most before it makes them durable. */
  int DEFAULT_BATCH_SIZE = 5_000;

  /**
   * Passes all records of the last committed state to {@code sink}, ascending by key; none if
   * nothing was ever committed. Records are read one after the other and not kept.
   *
   * @throws StateStoreException if they cannot be read, or not as they were written
   */
  void read(Consumer<StateRecord> sink);

  /**
   * Applies a batch and makes it durable.
   *
   * @throws StateStoreException if that failed: the state is the one before, or after a crash of
   *     the storage possibly this one
   */
  void commit(StateBatch batch);

  /** Returns how many changed objects are worth a commit while a step is under way; at least 1. */
  default int batchSize() {
    return DEFAULT_BATCH_SIZE;
  }

  /** Releases everything. Does not commit anything. */
  @Override
  void close();
}
