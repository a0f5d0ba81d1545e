package org.aadsync.core.engine;

/** The images of a connector-space object, from the lowest layer to the top of the tower. */
public enum Image {
  /** What all imports showed that were synchronized: the synchronized hologram. */
  SYNCHRONIZED,
  /** With the pending import: hologram and import. */
  IMPORTED,
  /** With what was exported and not yet confirmed. */
  EXPORTED,
  /** With what waits to be exported: what is wanted. */
  TOP
}
