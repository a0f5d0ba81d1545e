package org.aadsync.benchmarks.sync;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;

/** A cloud directory that takes everything, shows it to the next import and forgets it. */
final class ReceivingCloud implements Connector {
  private final int anchorSlot;
  private final UUID partition;
  private final Map<Anchor, ImportedObject> added = new LinkedHashMap<>();
  private final List<ImportEvent> updated = new ArrayList<>();
  private long created;

  ReceivingCloud(ConnectorDefinition definition) {
    AttributeDefinition anchor = definition.schema().find(definition.anchorAttribute());
    this.anchorSlot = Objects.requireNonNull(anchor, "the schema has no anchor").slot();
    this.partition = definition.partitions().get(0).id();
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) {
    Iterator<ImportedObject> fresh = added.values().iterator();
    while (fresh.hasNext()) {
      sink.accept(new ImportEvent.Full(partition, fresh.next()));
      fresh.remove();
    }
    updated.forEach(sink::accept);
    updated.clear();
    sink.accept(new ImportEvent.Checkpoint(partition, ByteString.copyOf(), true));
    sink.accept(new ImportEvent.End(partition, new ImportEvent.Completeness.Complete()));
  }

  @Override
  public ExportSession openExport() {
    return new Session();
  }

  @Override
  public void close() {}

  private final class Session implements ExportSession {
    @Override
    public List<ExportOutcome> export(List<ExportOperation> batch) {
      List<ExportOutcome> outcomes = new ArrayList<>();
      for (ExportOperation operation : batch) {
        outcomes.add(new ExportOutcome.Success(write(operation)));
      }
      return outcomes;
    }

    @Override
    public boolean writesAtOnce() {
      return true;
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }

  private Anchor write(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      Anchor anchor = Anchor.of("A" + ++created, false);
      AttributeSet values = AttributeSet.empty().with(anchorSlot, anchor.value());
      added.put(
          anchor,
          new ImportedObject(add.dn(), anchor, add.objectType(), changed(values, add.values())));
      return anchor;
    }
    if (operation instanceof ExportOperation.Update update) {
      ImportedObject fresh = added.get(update.anchor());
      if (fresh == null) {
        List<AttributeChange> changes =
            update.changes().stream().map(change -> shown(change)).toList();
        updated.add(new ImportEvent.Partial(partition, update.anchor(), changes));
      } else {
        added.put(
            update.anchor(),
            new ImportedObject(
                fresh.dn(),
                fresh.anchor(),
                fresh.objectType(),
                changed(fresh.values(), update.changes())));
      }
      return update.anchor();
    }
    throw new UnsupportedOperationException("nothing is deleted");
  }

  private static AttributeSet changed(AttributeSet values, List<AttributeChange> changes) {
    AttributeSet.Builder builder = values.toBuilder();
    for (AttributeChange change : changes) {
      int slot = change.attribute().slot();
      Set<Object> result = new LinkedHashSet<>();
      AttributeChange shown = shown(change);
      if (shown instanceof AttributeChange.Replace replace) {
        result.addAll(replace.values());
      } else if (shown instanceof AttributeChange.Delta delta) {
        Object before = builder.get(slot);
        if (before != null) {
          result.addAll((ImmutableList<?>) before);
        }
        result.addAll(delta.adds());
        delta.deletes().forEach(result::remove);
      }
      builder.set(
          slot,
          result.isEmpty()
              ? null
              : change.attribute().multiValued()
                  ? ImmutableList.copyOf(result)
                  : result.iterator().next());
    }
    return builder.build();
  }

  private static AttributeChange shown(AttributeChange change) {
    if (change instanceof AttributeChange.Delta delta) {
      return new AttributeChange.Delta(
          delta.attribute(), shown(delta.adds()), shown(delta.deletes()));
    }
    AttributeChange.Replace replace = (AttributeChange.Replace) change;
    return new AttributeChange.Replace(replace.attribute(), shown(replace.values()));
  }

  private static List<Object> shown(List<Object> values) {
    return values.stream().map(ReceivingCloud::shown).toList();
  }

  private static Object shown(Object value) {
    if (value instanceof ObjectReference reference) {
      Anchor anchor = reference.anchor();
      return anchor == null ? DistinguishedName.parse(reference.dn()) : new AnchorReference(anchor);
    }
    return value;
  }
}
