package org.aadsync.connector.ldap.generic;

import java.util.List;
import java.util.stream.Stream;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportedObject;

/** What is among the events of an import. */
final class TestTreeEvents {
  private TestTreeEvents() {}

  static Completeness completeness(ImportEvent end) {
    return ((ImportEvent.End) end).completeness();
  }

  static List<ImportedObject> objects(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Full.class::isInstance)
        .map(event -> ((ImportEvent.Full) event).object())
        .toList();
  }

  /** Returns the names that objects were reported under, as a whole or because they moved. */
  static List<String> names(List<ImportEvent> events) {
    return events.stream()
        .flatMap(
            event ->
                event instanceof ImportEvent.Full full
                    ? Stream.of(full.object().dn())
                    : event instanceof ImportEvent.Moved moved
                        ? Stream.of(moved.dn())
                        : Stream.empty())
        .toList();
  }

  /** Returns what is said of objects, but that they are there as they were. */
  static List<ImportEvent> news(List<ImportEvent> events) {
    return events.stream().filter(event -> !(event instanceof ImportEvent.Present)).toList();
  }
}
