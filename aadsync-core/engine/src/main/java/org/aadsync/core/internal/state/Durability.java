package org.aadsync.core.internal.state;

import org.aadsync.core.store.Boundary;

/** Makes the state of an engine durable at the boundaries of its work. */
public interface Durability extends AutoCloseable {
  /** Keeps nothing. */
  Durability NONE =
      new Durability() {
        @Override
        public boolean isKept() {
          return false;
        }

        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void check() {}

        @Override
        public void commit(Boundary boundary) {}

        @Override
        public void close() {}
      };

  /** Returns whether anything is kept at all. */
  boolean isKept();

  /** Returns whether so much has changed that it should be made durable in the middle of a step. */
  boolean isDue();

  /**
   * Checks that the state can still be made durable.
   *
   * @throws org.aadsync.core.store.StateStoreException if it could not be, or is closed
   */
  void check();

  /**
   * Makes everything durable that has changed.
   *
   * @throws org.aadsync.core.store.StateStoreException if that fails; it then cannot be made
   *     durable any more
   */
  void commit(Boundary boundary);

  /** Makes everything durable and releases the store. */
  @Override
  void close();
}
