package org.aadsync.core.engine;

/**
 * What becomes of an object that the engine provisioned when no rule keeps it any more
 * (<i>DeprovisionAction enumeration</i>, Microsoft). An object that never was exported is removed
 * whatever the action; one that rules merely joined is always disconnected.
 */
public enum DeprovisionAction {
  /** It is unlinked, stays in its directory, and rules may link it again. */
  DISCONNECT,
  /** It is unlinked, stays in its directory, and rules do not link it again. */
  EXPLICIT_DISCONNECT,
  /** It is deleted in its directory by the next export. */
  DELETE
}
