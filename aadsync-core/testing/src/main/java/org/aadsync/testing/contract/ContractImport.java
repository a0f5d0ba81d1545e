package org.aadsync.testing.contract;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** What a connector reported of all its partitions, and what follows from it. */
final class ContractImport {
  private final Map<Partition, ImportReplica> replicas = new LinkedHashMap<>();

  /** Reads every selected partition; in full, or what changed since an earlier import. */
  static ContractImport of(
      Connector connector, ConnectorDefinition definition, @Nullable ContractImport since)
      throws ConnectorException {
    ContractImport result = new ContractImport();
    for (Partition partition : definition.partitions()) {
      if (partition.selected()) {
        ImportReplica replica =
            new ImportReplica(since == null ? null : since.replicas.get(partition));
        result.replicas.put(partition, replica);
        Optional<ByteString> watermark =
            since == null ? Optional.empty() : since.watermark(partition);
        connector.importObjects(
            new ImportRequest(partition, watermark, since == null, Optional.empty(), replica),
            replica);
      }
    }
    return result;
  }

  Map<Partition, List<ImportEvent>> events() {
    return Maps.transformValues(replicas, ImportReplica::events);
  }

  List<ImportEvent> all() {
    return replicas.values().stream().flatMap(each -> each.events().stream()).toList();
  }

  Optional<ByteString> watermark(Partition partition) {
    return events().getOrDefault(partition, List.of()).stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(ImportEvent.Checkpoint.class::cast)
        .filter(ImportEvent.Checkpoint::isFinal)
        .map(ImportEvent.Checkpoint::watermark)
        .reduce((first, last) -> last);
  }

  /** Returns how each partition ended. */
  List<Completeness> ends() {
    return all().stream()
        .filter(ImportEvent.End.class::isInstance)
        .map(event -> ((ImportEvent.End) event).completeness())
        .toList();
  }

  /** Returns whether an object is said to be gone, by an event or because it was not mentioned. */
  boolean tellsOfTheEndOf(Anchor anchor) {
    return replicas.values().stream().anyMatch(each -> each.absent().contains(anchor))
        || all().stream()
            .anyMatch(
                event ->
                    event instanceof ImportEvent.Deleted deleted
                        && deleted.anchor().equals(anchor));
  }

  /** Returns the objects that are there after these events, by anchor. */
  Map<Anchor, ImportedObject> onto(Map<Anchor, ImportedObject> before) {
    Map<Anchor, ImportedObject> objects = new LinkedHashMap<>(before);
    for (ImportEvent event : all()) {
      if (event instanceof ImportEvent.Full full) {
        objects.put(full.object().anchor(), full.object());
      } else if (event instanceof ImportEvent.Partial partial) {
        objects.computeIfPresent(
            partial.anchor(), (anchor, object) -> changed(object, partial.changes()));
      } else if (event instanceof ImportEvent.Moved moved) {
        objects.computeIfPresent(
            moved.anchor(),
            (anchor, object) ->
                new ImportedObject(moved.dn(), anchor, object.objectType(), object.values()));
      } else if (event instanceof ImportEvent.Deleted deleted) {
        ImportedObject target = objects.remove(deleted.anchor());
        if (target != null && deleted.endsReferences()) {
          objects.replaceAll((anchor, object) -> without(object, target));
        }
      } else if (event instanceof ImportEvent.LeftScope left) {
        objects.remove(left.anchor());
      }
    }
    replicas.values().stream()
        .flatMap(each -> each.absent().stream())
        .filter(anchor -> replicas.values().stream().noneMatch(each -> each.mentions(anchor)))
        .forEach(objects::remove);
    return objects;
  }

  /** A deletion that ends references takes the object out of those that refer to it. */
  private static ImportedObject without(ImportedObject object, ImportedObject target) {
    var values = object.values().toBuilder();
    object
        .values()
        .forEach(
            (value, slot) -> {
              List<?> left =
                  ContractValues.list(value).stream()
                      .filter(each -> !ContractValues.refersTo(each, target))
                      .toList();
              if (left.size() < ContractValues.list(value).size()) {
                values.set(slot, left.isEmpty() ? null : ImmutableList.copyOf(left));
              }
            });
    return new ImportedObject(object.dn(), object.anchor(), object.objectType(), values.build());
  }

  private static ImportedObject changed(ImportedObject object, List<AttributeChange> changes) {
    var values = object.values().toBuilder();
    for (AttributeChange change : changes) {
      int slot = change.attribute().slot();
      Set<Object> result = new LinkedHashSet<>();
      if (change instanceof AttributeChange.Delta delta) {
        result.addAll(ContractValues.list(values.get(slot)));
        result.removeAll(delta.deletes());
        result.addAll(delta.adds());
      } else if (change instanceof AttributeChange.Replace replace) {
        result.addAll(replace.values());
      }
      values.set(slot, ContractValues.held(change.attribute(), result));
    }
    return new ImportedObject(object.dn(), object.anchor(), object.objectType(), values.build());
  }
}
