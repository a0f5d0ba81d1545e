package org.aadsync.core.engine;

/** How soon a run is to stop. Neither loses anything: what is pending is processed by the next. */
public enum StopMode {
  /** The step that runs goes to its end; none follows it. */
  AFTER_STEP,
  /**
   * The step ends as {@code stopped-user-termination} after the object or batch that it is at. What
   * was staged, synchronized or sent until then stays.
   */
  NOW
}
