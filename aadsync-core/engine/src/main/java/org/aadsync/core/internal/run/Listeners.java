package org.aadsync.core.internal.run;

import java.util.List;
import java.util.function.Consumer;
import org.aadsync.core.engine.SyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever watches; one that fails harms neither the run nor the others. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<SyncListener> listeners;

  Listeners(List<SyncListener> listeners) {
    this.listeners = listeners;
  }

  void tell(Consumer<SyncListener> call) {
    for (SyncListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn(
            "listener {} failed; the run goes on",
            listener.getClass().getName(),
            RedactedFault.of(e));
      }
    }
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }
}
