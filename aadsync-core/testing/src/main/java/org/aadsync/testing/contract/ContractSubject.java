package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** The connector under test: what its author says of it, and how tests speak to it. */
abstract class ContractSubject {
  /** Returns the connector in the configuration: schema, partitions, anchor. Always the same. */
  protected abstract ConnectorDefinition definition();

  /** Opens a connection to the directory of this instance; called several times. */
  protected abstract Connector connect() throws ConnectorException;

  /**
   * Returns an object that the directory accepts.
   *
   * @param number other numbers give other objects; any DN of them can be the new name of another
   */
  protected abstract ContractObject object(int number);

  /** Returns the name of a single-valued text attribute that can be written and read. */
  protected abstract String textAttribute();

  /** Returns the name of a multi-valued text attribute that can be written and read, or none. */
  protected Optional<String> multiValuedAttribute() {
    return Optional.empty();
  }

  /** Returns the name of an attribute that refers to objects of {@link #object}, or none. */
  protected Optional<String> referenceAttribute() {
    return Optional.empty();
  }

  /** Returns whether delta imports exist; if not, every watermark asks for a full import. */
  protected boolean knowsDeltas() {
    return true;
  }

  /** Returns whether an update can give an object another DN. */
  protected boolean canRename() {
    return true;
  }

  final ContractImport fullImport() throws ConnectorException {
    try (Connector connector = connect()) {
      return ContractImport.of(connector, definition(), null);
    }
  }

  final ContractImport deltaImport(ContractImport since) throws ConnectorException {
    try (Connector connector = connect()) {
      return ContractImport.of(connector, definition(), since);
    }
  }

  final Partition selected() {
    return definition().partitions().stream().filter(Partition::selected).findFirst().orElseThrow();
  }

  final void add(int... numbers) throws ConnectorException {
    for (int number : numbers) {
      isDone(export(add(object(number))));
    }
  }

  final List<ExportOutcome> export(ExportOperation... operations) throws ConnectorException {
    try (Connector connector = connect();
        ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(List.of(operations));
      session.commit();
      return outcomes;
    }
  }

  static void isDone(List<ExportOutcome> outcomes) {
    assertThat(outcomes).allMatch(ExportOutcome.Success.class::isInstance);
  }

  final ExportOperation add(ContractObject object) {
    List<AttributeChange> values = new ArrayList<>();
    object
        .values()
        .asMap()
        .forEach(
            (name, each) ->
                values.add(new AttributeChange.Replace(attribute(name), List.copyOf(each))));
    return new ExportOperation.Add(object.dn(), object.objectType(), values);
  }

  final ExportOperation update(
      String dn, Anchor anchor, @Nullable String newDn, AttributeChange... changes) {
    return new ExportOperation.Update(dn, object(1).objectType(), anchor, newDn, List.of(changes));
  }

  final AttributeChange replace(String name, Object... values) {
    return new AttributeChange.Replace(attribute(name), List.of(values));
  }

  final AttributeChange delta(String name, List<Object> adds, List<Object> deletes) {
    return new AttributeChange.Delta(attribute(name), adds, deletes);
  }

  final AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(definition().schema().find(name), () -> "no attribute " + name);
  }

  final ImportedObject the(ContractImport imported, String dn) {
    return imported.onto(Map.of()).values().stream()
        .filter(object -> key(object.dn()).equals(key(dn)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the import does not show " + dn));
  }

  /** Returns the values of the first object, sorted. */
  final List<String> values(String name) throws ConnectorException {
    return ContractValues.list(
            the(fullImport(), object(1).dn()).values().get(attribute(name).slot()))
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  final String sid(ImportedObject target) {
    AttributeDefinition attribute = definition().schema().find("objectSid");
    Object sid = attribute == null ? null : target.values().get(attribute.slot());
    return sid instanceof ByteString bytes ? "<SID=" + bytes.toHex() + ">" : "";
  }

  static String key(String dn) {
    return dn.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  final List<String> shown(Map<Anchor, ImportedObject> objects) {
    return objects.values().stream()
        .map(
            object -> {
              StringBuilder text = new StringBuilder(object.anchor() + " " + key(object.dn()));
              object
                  .values()
                  .forEach(
                      (value, slot) ->
                          text.append(' ')
                              .append(slot)
                              .append(
                                  ContractValues.list(value).stream()
                                      .map(
                                          each ->
                                              each instanceof Reference ref ? key(ref.dn()) : each)
                                      .map(Object::toString)
                                      .sorted()
                                      .toList()));
              return text.toString();
            })
        .sorted()
        .toList();
  }

  final List<String> shown(Optional<ImportedObject> read) {
    return read.map(this::shown).orElse(List.of());
  }

  final List<String> shown(ImportedObject object) {
    return shown(Map.of(object.anchor(), object));
  }
}
