package org.aadsync.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** An export to a {@link MemoryDirectory}: checks what a directory checks, then applies. */
final class MemoryExport implements ExportSession {
  private final MemoryDirectory directory;
  private final DirectoryFaults faults;
  private final Runnable rollback;
  private final List<String> log = new ArrayList<>();
  private int written;

  MemoryExport(MemoryDirectory directory, Runnable rollback) {
    this.directory = directory;
    this.faults = directory.faults();
    this.rollback = rollback;
  }

  List<String> log() {
    return log;
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException {
    List<ExportOutcome> outcomes = new ArrayList<>();
    for (ExportOperation operation : batch) {
      if (written >= faults.exportLimit()) {
        throw new ConnectorException("stopped-server-down", "scripted: the connection is lost");
      }
      written++;
      log.add(describe(operation));
      outcomes.add(
          faults
              .atExport(operation.dn())
              .<ExportOutcome>map(
                  error -> new ExportOutcome.Failure(error, faults.advice(operation.dn())))
              .orElseGet(() -> apply(operation)));
    }
    return outcomes;
  }

  @Override
  public void commit() throws ConnectorException {
    if (faults.failsCommit()) {
      rollback.run();
      throw new ConnectorException("stopped-server-down", "scripted: the commit failed");
    }
  }

  @Override
  public void close() {}

  private static String describe(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      return "add " + add.dn();
    }
    if (operation instanceof ExportOperation.Update update) {
      return update.newDn() == null
          ? "update " + update.dn()
          : "rename " + update.dn() + " to " + update.newDn();
    }
    return "delete " + operation.dn();
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
    MemoryEntry existing = directory.find(add.dn());
    if (existing != null) {
      return faults.convertsExisting()
          ? new ExportOutcome.ConvertToUpdate(existing.anchor())
          : failure("cd-existing-object", null, add.dn() + " exists");
    }
    if (!directory.hasParent(add.dn())) {
      return faults.provisionsParents()
          ? new ExportOutcome.ProvisionParent()
          : failure("non-existent-parent", null, add.dn() + " has no parent");
    }
    ExportOutcome refusal = check(null, null, add.values());
    if (refusal != null) {
      return refusal;
    }
    String matched = faults.takenOverBy(add.dn());
    MemoryEntry entry = matched == null ? null : directory.find(matched);
    if (entry == null) {
      entry = newEntry(add);
      directory.add(entry);
    } else {
      directory.rename(entry, add.dn());
    }
    MemoryEntry written = entry;
    add.values().forEach(change -> write(written, change));
    return new ExportOutcome.Success(written.anchor());
  }

  private MemoryEntry newEntry(ExportOperation.Add add) {
    return faults
        .takeNextAnchor()
        .map(anchor -> directory.definition().newEntry(add.objectType(), add.dn(), anchor))
        .orElseGet(() -> directory.definition().newEntry(add.objectType(), add.dn()));
  }

  private ExportOutcome update(ExportOperation.Update update) {
    MemoryEntry entry = directory.find(update.anchor());
    if (entry == null) {
      return faults.convertsMissing()
          ? new ExportOutcome.ConvertToAdd()
          : failure("cd-missing-object", null, update.dn() + " does not exist");
    }
    String newDn = update.newDn();
    if (newDn != null) {
      MemoryEntry occupant = directory.find(newDn);
      if (occupant != null && occupant != entry) {
        return failure("cd-existing-object", null, newDn + " exists");
      }
    }
    ExportOutcome refusal = check(entry, newDn, update.changes());
    if (refusal != null) {
      return refusal;
    }
    if (newDn != null) {
      directory.rename(entry, newDn);
    }
    update.changes().forEach(change -> write(entry, change));
    return new ExportOutcome.Success(null);
  }

  private ExportOutcome delete(ExportOperation.Delete delete) {
    MemoryEntry entry = directory.find(delete.anchor());
    if (entry == null) {
      return failure("cd-missing-object", null, delete.dn() + " does not exist");
    }
    String below = "," + MemoryDirectory.key(entry.dn());
    if (directory.all().anyMatch(other -> MemoryDirectory.key(other.dn()).endsWith(below))) {
      return failure("unsupported-container-delete", null, delete.dn() + " has children");
    }
    if (!faults.keepsDeleted()) {
      directory.remove(entry);
    }
    return new ExportOutcome.Success(null);
  }

  private @Nullable ExportOutcome check(
      @Nullable MemoryEntry entry, @Nullable String newDn, List<AttributeChange> changes) {
    for (AttributeChange change : changes) {
      for (Object value : added(change)) {
        if (value instanceof Reference reference && !exists(reference.dn(), entry, newDn)) {
          return faults.retriesReferences()
              ? new ExportOutcome.RetryInSecondPass()
              : failure(
                  "dn-attributes-failure",
                  change.attribute().name(),
                  reference.dn() + " does not exist");
        }
        if (isTaken(entry, change.attribute(), value)) {
          return failure("constraint-violation", change.attribute().name(), "not unique");
        }
      }
    }
    return null;
  }

  /** Returns whether there is an object of that name, once this one has its new name. */
  private boolean exists(String dn, @Nullable MemoryEntry entry, @Nullable String newDn) {
    MemoryEntry found = directory.find(dn);
    return newDn == null
        ? found != null
        : MemoryDirectory.key(dn).equals(MemoryDirectory.key(newDn))
            || (found != null && found != entry);
  }

  private boolean isTaken(
      @Nullable MemoryEntry entry, AttributeDefinition attribute, Object value) {
    return faults.uniqueAttributes().contains(attribute.name())
        && directory
            .all()
            .anyMatch(other -> other != entry && other.values(attribute).contains(value));
  }

  private static List<Object> added(AttributeChange change) {
    return change instanceof AttributeChange.Replace replace
        ? replace.values()
        : ((AttributeChange.Delta) change).adds();
  }

  private void write(MemoryEntry entry, AttributeChange change) {
    AttributeDefinition attribute = change.attribute();
    if (faults.ignores(attribute.name())) {
      return;
    }
    Set<Object> values = new LinkedHashSet<>();
    if (change instanceof AttributeChange.Delta delta) {
      values.addAll(entry.values(attribute));
      List<Object> removed = delta.deletes().stream().map(MemoryExport::stored).toList();
      values.removeIf(value -> removed.stream().anyMatch(gone -> same(attribute, gone, value)));
    }
    added(change).forEach(value -> values.add(faults.normalised(attribute.name(), stored(value))));
    directory.set(entry, attribute, List.copyOf(values));
  }

  private static boolean same(AttributeDefinition attribute, Object one, Object other) {
    return attribute.type() == AttributeType.REFERENCE
        ? one.toString().equalsIgnoreCase(other.toString())
        : one.equals(other);
  }

  private static Object stored(Object exported) {
    return exported instanceof Reference reference ? reference.dn() : exported;
  }

  private static ExportOutcome failure(String code, @Nullable String attribute, String message) {
    return new ExportOutcome.Failure(new ConnectorError(code, attribute, message));
  }
}
