package org.aadsync.core.engine;

/** Whether and why a connector-space object is linked to the metaverse. */
public enum ConnectionState {
  /** Linked by rules. */
  CONNECTED,
  /** Not linked, because no rule called for a link; tried again in every synchronization. */
  DISCONNECTED,
  /** Linked by an operator; rules do not break the link. */
  EXPLICITLY_CONNECTED,
  /** Not linked, by an operator's or a deprovisioning's decision; rules do not link it. */
  EXPLICITLY_DISCONNECTED,
  /** Not an object, but a name that another object implies or refers to. */
  PLACEHOLDER
}
