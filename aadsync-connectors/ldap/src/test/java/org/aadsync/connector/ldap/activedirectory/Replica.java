package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.KnownObjects;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/** What follows from the events of a full import and the delta imports after it. */
final class Replica {
  /** Objects as text, by anchor: the DN under {@code dn}, values as sets. */
  final Map<Anchor, Map<String, TreeSet<String>>> objects = new TreeMap<>();

  private final TestDomain domain;
  private Optional<ByteString> watermark = Optional.empty();

  Replica(TestDomain domain) {
    this.domain = domain;
  }

  static Replica of(TestDomain domain) throws ConnectorException {
    Replica replica = new Replica(domain);
    replica.read();
    return replica;
  }

  /** Imports: in full the first time, then what changed. Returns the events. */
  List<ImportEvent> read() throws ConnectorException {
    try (Connector connector = domain.connector()) {
      return read(connector, domain.partition());
    }
  }

  List<ImportEvent> read(Connector connector, Partition partition) throws ConnectorException {
    List<ImportEvent> events = new ArrayList<>();
    connector.importObjects(
        new ImportRequest(
            partition, watermark, watermark.isEmpty(), Optional.empty(), known(events)),
        events::add);
    events.forEach(this::apply);
    return events;
  }

  private KnownObjects known(List<ImportEvent> events) {
    return new KnownObjects() {
      @Override
      public Optional<String> dn(Anchor anchor) {
        Optional<String> reported =
            events.stream()
                .filter(ImportEvent.Full.class::isInstance)
                .map(event -> ((ImportEvent.Full) event).object())
                .filter(object -> object.anchor().equals(anchor))
                .map(ImportedObject::dn)
                .findFirst();
        return reported.or(
            () -> Optional.ofNullable(objects.get(anchor)).map(object -> object.get("dn").first()));
      }

      @Override
      public List<Anchor> unmentioned() {
        throw new AssertionError("Active Directory tells what is gone");
      }

      @Override
      public List<Anchor> referrers(Anchor anchor) {
        throw new AssertionError("Active Directory tells of those that have links");
      }
    };
  }

  /** Returns one that goes its own way from here. */
  Replica copy() {
    Replica copy = new Replica(domain);
    copy.watermark = watermark;
    objects.forEach(
        (anchor, values) -> {
          Map<String, TreeSet<String>> same = new TreeMap<>();
          values.forEach((name, texts) -> same.put(name, new TreeSet<>(texts)));
          copy.objects.put(anchor, same);
        });
    return copy;
  }

  void apply(List<ImportEvent> events) {
    events.forEach(this::apply);
  }

  Optional<ByteString> watermark() {
    return watermark;
  }

  void watermark(ByteString other) {
    watermark = Optional.of(other);
  }

  static Completeness end(List<ImportEvent> events) {
    return ((ImportEvent.End) events.get(events.size() - 1)).completeness();
  }

  /** Returns the events that are about objects. */
  static List<ImportEvent> about(List<ImportEvent> events) {
    return events.stream()
        .filter(
            event ->
                !(event instanceof ImportEvent.Checkpoint
                    || event instanceof ImportEvent.Skipped
                    || event instanceof ImportEvent.End))
        .toList();
  }

  private void apply(ImportEvent event) {
    if (event instanceof ImportEvent.Full full) {
      ImportedObject object = full.object();
      Map<String, TreeSet<String>> values = new TreeMap<>();
      values.put("dn", set(object.dn()));
      object
          .values()
          .forEach(
              (value, slot) ->
                  values.put(domain.definition().schema().attribute(slot).name(), texts(value)));
      objects.put(object.anchor(), values);
    } else if (event instanceof ImportEvent.Partial partial) {
      known(partial.anchor());
      partial.changes().forEach(change -> apply(objects.get(partial.anchor()), change));
    } else if (event instanceof ImportEvent.Moved moved) {
      known(moved.anchor()).put("dn", set(moved.dn()));
    } else if (event instanceof ImportEvent.Deleted deleted) {
      objects.remove(deleted.anchor());
    } else if (event instanceof ImportEvent.LeftScope left) {
      objects.remove(left.anchor());
    } else if (event instanceof ImportEvent.Checkpoint checkpoint && checkpoint.isFinal()) {
      watermark = Optional.of(checkpoint.watermark());
    } else if (event instanceof ImportEvent.Rejected rejected) {
      throw new AssertionError(rejected);
    }
  }

  private Map<String, TreeSet<String>> known(Anchor anchor) {
    return Optional.ofNullable(objects.get(anchor))
        .orElseThrow(() -> new AssertionError("a change of an unknown object " + anchor));
  }

  private static void apply(Map<String, TreeSet<String>> object, AttributeChange change) {
    TreeSet<String> values =
        object.computeIfAbsent(change.attribute().name(), name -> new TreeSet<>());
    if (change instanceof AttributeChange.Delta delta) {
      values.removeAll(texts(ImmutableList.copyOf(delta.deletes())));
      values.addAll(texts(ImmutableList.copyOf(delta.adds())));
    } else if (change instanceof AttributeChange.Replace replace) {
      values.clear();
      values.addAll(texts(ImmutableList.copyOf(replace.values())));
    }
    if (values.isEmpty()) {
      object.remove(change.attribute().name());
    }
  }

  private static TreeSet<String> texts(Object value) {
    TreeSet<String> texts = new TreeSet<>();
    for (Object each : value instanceof ImmutableList<?> list ? list : List.of(value)) {
      texts.add(
          each instanceof Reference reference
              ? reference.dn().toLowerCase(Locale.ROOT)
              : each.toString());
    }
    return texts;
  }

  private static TreeSet<String> set(String value) {
    return new TreeSet<>(List.of(value));
  }
}
