package org.aadsync.core.rules;

/** The direction of a rule, seen from the metaverse. */
public enum Direction {
  /** From a connector space into the metaverse. */
  INBOUND,
  /** From the metaverse into a connector space. */
  OUTBOUND
}
