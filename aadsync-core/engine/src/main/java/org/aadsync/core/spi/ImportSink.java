package org.aadsync.core.spi;

/** Where a connector reports what it reads. For use by one thread. */
@FunctionalInterface
public interface ImportSink {
  /** Takes one event. */
  void accept(ImportEvent event);
}
