package org.aadsync.store.mvstore.crash;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/** Writes to a {@link JournaledDirectory}, each operation at once. */
final class JournaledExport implements ExportSession {
  private final JournaledDirectory directory;
  private final Consumer<String> points;

  JournaledExport(JournaledDirectory directory, Consumer<String> points) {
    this.directory = directory;
    this.points = points;
  }

  @Override
  public boolean writesAtOnce() {
    return true;
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) {
    List<ExportOutcome> outcomes = new ArrayList<>();
    for (ExportOperation operation : batch) {
      String kind = operation.getClass().getSimpleName();
      points.accept("before " + kind);
      outcomes.add(apply(operation));
      points.accept("after " + kind);
    }
    return outcomes;
  }

  private ExportOutcome apply(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      return add(add);
    }
    if (operation instanceof ExportOperation.Update update) {
      return update(update);
    }
    return delete((ExportOperation.Delete) operation);
  }

  private ExportOutcome add(ExportOperation.Add add) {
    JournaledDirectory.Change existing = directory.findByDn(add.dn());
    if (existing != null) {
      return add.repeated()
          ? new ExportOutcome.ConvertToUpdate(directory.anchor(existing.anchor()))
          : failure("cd-existing-object");
    }
    String anchor = directory.newAnchor();
    Map<String, List<String>> values = new TreeMap<>();
    add.values().forEach(change -> apply(change, values));
    directory.write("add", anchor, add.objectType(), add.dn(), values);
    return new ExportOutcome.Success(directory.anchor(anchor));
  }

  private ExportOutcome update(ExportOperation.Update update) {
    String anchor = JournaledDirectory.text(update.anchor());
    JournaledDirectory.Change before = directory.present().get(anchor);
    if (before == null) {
      return new ExportOutcome.ConvertToAdd();
    }
    Map<String, List<String>> values = new TreeMap<>(before.values());
    update.changes().forEach(change -> apply(change, values));
    String newDn = update.newDn();
    directory.write("set", anchor, before.type(), newDn == null ? before.dn() : newDn, values);
    return new ExportOutcome.Success(null);
  }

  private ExportOutcome delete(ExportOperation.Delete delete) {
    String anchor = JournaledDirectory.text(delete.anchor());
    JournaledDirectory.Change before = directory.present().get(anchor);
    if (before == null) {
      return delete.repeated() ? new ExportOutcome.Success(null) : failure("cd-missing-object");
    }
    directory.write("delete", anchor, before.type(), before.dn(), Map.of());
    return new ExportOutcome.Success(null);
  }

  private static ExportOutcome failure(String code) {
    return new ExportOutcome.Failure(new ConnectorError(code, null, "refused"));
  }

  private static void apply(AttributeChange change, Map<String, List<String>> values) {
    String name = change.attribute().name();
    Set<String> result = new LinkedHashSet<>();
    if (change instanceof AttributeChange.Replace replace) {
      replace.values().forEach(value -> result.add(text(value)));
    } else if (change instanceof AttributeChange.Delta delta) {
      result.addAll(values.getOrDefault(name, List.of()));
      delta.deletes().forEach(value -> result.remove(text(value)));
      delta.adds().forEach(value -> result.add(text(value)));
    }
    if (result.isEmpty()) {
      values.remove(name);
    } else {
      values.put(name, List.copyOf(new TreeSet<>(result)));
    }
  }

  private static String text(Object value) {
    if (value instanceof Reference reference) {
      return reference.dn();
    }
    return value instanceof ByteString bytes ? bytes.toHex() : value.toString();
  }

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
