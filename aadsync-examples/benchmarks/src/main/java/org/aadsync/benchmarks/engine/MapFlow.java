package org.aadsync.benchmarks.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What engines that compile to classes implement; public so that their classes may. */
public interface MapFlow {
  /** Computes a flow for a record. */
  @Nullable Object run(Map<String, Object> record);
}
