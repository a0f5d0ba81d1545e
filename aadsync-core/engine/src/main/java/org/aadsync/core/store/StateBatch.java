package org.aadsync.core.store;

import java.util.List;

/**
 * What changes a state as a whole or not at all. Immutable.
 *
 * <p>No key occurs twice, neither among the records nor in both lists.
 *
 * @param boundary the place in the work of the engine that it makes durable
 * @param puts records that are new or take the place of the ones with their keys, ascending by key
 * @param deletes keys of records that are there and go, ascending
 * @param endsSecrets whether a record that goes or is replaced held a secret that no record holds
 *     any more: a value that can only be written, such as a first password, once the directory has
 *     it. Its bytes are not to stay in the storage
 */
public record StateBatch(
    Boundary boundary, List<StateRecord> puts, List<Long> deletes, boolean endsSecrets) {
  /** Makes defensive copies. */
  public StateBatch {
    puts = List.copyOf(puts);
    deletes = List.copyOf(deletes);
  }

  /** Makes one that ends no secret. */
  public StateBatch(Boundary boundary, List<StateRecord> puts, List<Long> deletes) {
    this(boundary, puts, deletes, false);
  }
}
