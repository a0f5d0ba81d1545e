package org.aadsync.connector.ldap.generic;

import java.util.List;
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
}
