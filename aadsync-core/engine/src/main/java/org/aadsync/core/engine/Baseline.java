package org.aadsync.core.engine;

import java.time.Duration;

/**
 * What Microsoft's product did at one time, where that differs from another. Where the older
 * documentation is silent, both do what the current one says.
 */
public enum Baseline {
  /** Version 1.1.105.0 and the documentation of January 2016. */
  JANUARY_2016(false, 50_000, Duration.ofHours(3)),

  /** The current documentation. */
  CURRENT(true, 250_000, Duration.ofMinutes(30));

  private final boolean requiresJoinAttribute;
  private final int groupMemberLimit;
  private final Duration cycleInterval;

  Baseline(boolean requiresJoinAttribute, int groupMemberLimit, Duration cycleInterval) {
    this.requiresJoinAttribute = requiresJoinAttribute;
    this.groupMemberLimit = groupMemberLimit;
    this.cycleInterval = cycleInterval;
  }

  /**
   * Returns whether an inbound rule with join conditions projects only objects that have a value
   * for one of them (<i>Understanding the default configuration</i>).
   */
  public boolean requiresJoinAttributeForProvision() {
    return requiresJoinAttribute;
  }

  /**
   * Returns how many members a group may have in the cloud. The engine does not apply it: the limit
   * stands in the scope and the flows of the shipped group rules, which a host that writes rules of
   * its own takes it for (<i>Azure AD Connect sync V2 endpoint API</i>).
   */
  public int groupMemberLimit() {
    return groupMemberLimit;
  }

  /**
   * Returns the time from cycle to cycle by default (<i>Azure AD Connect sync: Scheduler</i>).
   * Until build 1.1.105.0, and so for most servers of January 2016, a task outside the product set
   * it.
   */
  public Duration cycleInterval() {
    return cycleInterval;
  }
}
