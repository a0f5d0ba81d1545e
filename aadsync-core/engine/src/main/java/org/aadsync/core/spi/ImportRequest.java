package org.aadsync.core.spi;

import java.util.Optional;
import org.aadsync.core.config.Partition;
import org.aadsync.expressions.value.ByteString;

/**
 * What a connector is asked to read.
 *
 * @param partition the partition, with its object types and containers
 * @param watermark of the last final {@link ImportEvent.Checkpoint}: a delta import; empty: a full
 *     import
 * @param firstImport whether no import of this partition has ever succeeded
 * @param resumeFrom of the last resumable {@link ImportEvent.Checkpoint} of an import of the same
 *     kind that did not reach its end: what was reported before it is known, and only what comes
 *     after it is asked for. A connector that never gives resumable checkpoints never gets one
 *     back; one that cannot go on from it any more says {@link
 *     ImportEvent.Completeness.FullImportRequired}, and is asked again without it. The final
 *     checkpoint of the whole has to be as old as the beginning of its first part
 * @param known what the engine has of the partition
 */
public record ImportRequest(
    Partition partition,
    Optional<ByteString> watermark,
    boolean firstImport,
    Optional<ByteString> resumeFrom,
    KnownObjects known) {

  /** Makes a request of somebody who has no objects. */
  public ImportRequest(
      Partition partition,
      Optional<ByteString> watermark,
      boolean firstImport,
      Optional<ByteString> resumeFrom) {
    this(partition, watermark, firstImport, resumeFrom, KnownObjects.NONE);
  }

  /** Makes a request of somebody who has no objects, that begins at the beginning. */
  public ImportRequest(Partition partition, Optional<ByteString> watermark, boolean firstImport) {
    this(partition, watermark, firstImport, Optional.empty());
  }

  /** Returns whether only changes are asked for. */
  public boolean isDelta() {
    return watermark.isPresent();
  }
}
