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
 */
public record ImportRequest(
    Partition partition, Optional<ByteString> watermark, boolean firstImport) {

  /** Returns whether only changes are asked for. */
  public boolean isDelta() {
    return watermark.isPresent();
  }
}
