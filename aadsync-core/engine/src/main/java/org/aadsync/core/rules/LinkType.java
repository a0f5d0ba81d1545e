package org.aadsync.core.rules;

/** What a rule may do about the link between a connector-space object and a metaverse object. */
public enum LinkType {
  /** Links to an object that exists. */
  JOIN,
  /** As {@link #JOIN}; inbound, the link also keeps the metaverse object alive. */
  STICKY_JOIN,
  /** As {@link #STICKY_JOIN}; creates the target when no join finds one. */
  PROVISION
}
