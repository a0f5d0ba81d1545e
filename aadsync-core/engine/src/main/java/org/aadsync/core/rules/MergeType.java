package org.aadsync.core.rules;

/** How the values of several flows to one attribute come together. */
public enum MergeType {
  /** The flow with the highest precedence supplies the attribute. */
  UPDATE,
  /** As {@link #UPDATE}. */
  REPLACE,
  /** The union of all flows. */
  MERGE,
  /** The union of all flows; of values that differ only in case the first stays. */
  MERGE_CASE_INSENSITIVE;

  /** Returns whether several flows contribute values to one attribute. */
  public boolean merges() {
    return this == MERGE || this == MERGE_CASE_INSENSITIVE;
  }
}
