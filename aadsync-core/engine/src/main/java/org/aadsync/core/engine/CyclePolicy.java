package org.aadsync.core.engine;

/** What a cycle does on every connector (<i>Azure AD Connect sync: Scheduler</i>, Microsoft). */
public enum CyclePolicy {
  /**
   * Delta import, delta synchronization, export. A connector whose full import or full
   * synchronization is required gets that instead.
   */
  DELTA,
  /** Full import, full synchronization, export. */
  INITIAL
}
