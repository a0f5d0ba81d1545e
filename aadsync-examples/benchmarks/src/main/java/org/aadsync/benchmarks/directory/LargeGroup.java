package org.aadsync.benchmarks.directory;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;

/** Imports a large group, then one member less that others took away, and adds it again. */
final class LargeGroup {
  private final Server server;
  private final ConnectorDefinition definition;
  private final String name;

  /**
   * Makes a measurement.
   *
   * @param definition selects the group alone
   */
  LargeGroup(Server server, ConnectorDefinition definition, String name) {
    this.server = server;
    this.definition = definition;
    this.name = name;
  }

  /**
   * What was seen.
   *
   * @param members how many members the imported group had
   * @param seconds how long its import took, through a wire that counts
   * @param read what a full import cost
   * @param changed what the import of one change cost
   * @param written what the export of one change cost
   */
  record Seen(
      int members, double seconds, Wire.Counts read, Wire.Counts changed, Wire.Counts written) {}

  Seen measure(String member) throws Exception {
    try (Wire wire = server.wire();
        Connector connector = server.behind(wire).connector(definition)) {
      long begin = System.nanoTime();
      List<ImportEvent> full = read(connector, Optional.empty());
      final double seconds = (System.nanoTime() - begin) / 1e9;
      final Wire.Counts read = wire.counts();
      modify(ModificationType.DELETE, member);
      wire.reset();
      read(connector, Optional.of(watermark(full)));
      Wire.Counts changed = wire.counts();
      wire.reset();
      ImportedObject group = group(full);
      export(connector, group, member);
      Wire.Counts written = wire.counts();
      return new Seen(members(group), seconds, read, changed, written);
    }
  }

  private List<ImportEvent> read(Connector connector, Optional<ByteString> watermark)
      throws Exception {
    List<ImportEvent> events = new ArrayList<>();
    connector.importObjects(
        new ImportRequest(definition.partitions().get(0), watermark, watermark.isEmpty()),
        events::add);
    return events;
  }

  private static ByteString watermark(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(event -> ((ImportEvent.Checkpoint) event).watermark())
        .findFirst()
        .orElseThrow();
  }

  private static ImportedObject group(List<ImportEvent> events) {
    return events.stream()
        .filter(ImportEvent.Full.class::isInstance)
        .map(event -> ((ImportEvent.Full) event).object())
        .findFirst()
        .orElseThrow();
  }

  private AttributeDefinition member() {
    return Objects.requireNonNull(definition.schema().find(Selected.MEMBER));
  }

  private int members(ImportedObject group) {
    return group.values().get(member().slot()) instanceof ImmutableList<?> all ? all.size() : 0;
  }

  private void modify(ModificationType type, String member) throws LDAPException {
    try (LDAPConnection connection = server.connect()) {
      connection.modify(name, new Modification(type, Selected.MEMBER, member));
    }
  }

  private void export(Connector connector, ImportedObject group, String member) throws Exception {
    AttributeChange change =
        new AttributeChange.Delta(member(), List.of(new ObjectReference(member, null)), List.of());
    ExportOperation operation =
        new ExportOperation.Update(
            group.dn(), group.objectType(), group.anchor(), null, List.of(change));
    try (ExportSession session = connector.openExport()) {
      ExportOutcome outcome = session.export(List.of(operation)).get(0);
      session.commit();
      if (!(outcome instanceof ExportOutcome.Success)) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }
}
