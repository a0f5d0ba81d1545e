package org.aadsync.core.internal.space;

import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * What outbound flows must remember about one link, by slot of the connector space. Immutable.
 *
 * @param merged the values that merging flows contribute, and those that they took back and that an
 *     import still shows
 * @param pendingOnce the values that apply-once flows fixed when the object was created and whose
 *     references lead nowhere yet: references to metaverse objects
 * @param written digests of the values that were written to attributes that nobody can read
 */
public record OutboundMemory(AttributeSet merged, AttributeSet pendingOnce, AttributeSet written) {
  /** Nothing to remember. */
  public static final OutboundMemory EMPTY =
      new OutboundMemory(AttributeSet.empty(), AttributeSet.empty(), AttributeSet.empty());

  /** Returns this memory with other contributions of merging flows; null forgets. */
  public OutboundMemory withMerged(int slot, @Nullable Object values) {
    return new OutboundMemory(merged.with(slot, values), pendingOnce, written);
  }

  /** Returns this memory with another value of an apply-once flow; null forgets. */
  public OutboundMemory withPendingOnce(int slot, @Nullable Object value) {
    return new OutboundMemory(merged, pendingOnce.with(slot, value), written);
  }

  /** Returns this memory with the digest of another written value. */
  public OutboundMemory withWritten(int slot, Object digest) {
    return new OutboundMemory(merged, pendingOnce, written.with(slot, digest));
  }
}
