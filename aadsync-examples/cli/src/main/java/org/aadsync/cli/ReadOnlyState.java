package org.aadsync.cli;

import java.util.function.Consumer;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;

/** A state for looking at: what an engine would write is forgotten with the engine. */
final class ReadOnlyState implements StateStore {
  private final StateStore state;

  ReadOnlyState(StateStore state) {
    this.state = state;
  }

  @Override
  public void read(Consumer<StateRecord> sink) {
    state.read(sink);
  }

  @Override
  public void commit(StateBatch batch) {}

  @Override
  public void close() {
    state.close();
  }
}
