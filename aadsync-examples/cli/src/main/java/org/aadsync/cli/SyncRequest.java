package org.aadsync.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a command say about the engine that it needs.
 *
 * @param configuration folder of the configuration
 * @param connections arguments of the form {@code NAME=scheme:address}
 * @param state where the state is kept, or null if it lives as long as the command
 * @param approval hash of an export that is over its budget and may be sent, or null
 */
record SyncRequest(
    Path configuration,
    List<String> connections,
    @Nullable StateFolder state,
    @Nullable String approval) {
  /** Makes a defensive copy. */
  SyncRequest {
    connections = List.copyOf(connections);
  }
}
