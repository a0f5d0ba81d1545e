package org.aadsync.core.engine;

/** What is pending for a connector-space object, on import or on export. */
public enum PendingOperation {
  /** Nothing. */
  NONE,
  /** A new object. */
  ADD,
  /** Changed attributes or another DN. */
  UPDATE,
  /** The object goes. */
  DELETE,
  /** The object is replaced by one of another type. */
  DELETE_ADD
}
