package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the runs of one connector leave behind. Immutable.
 *
 * @param lastImports when the last import of each partition that succeeded began
 * @param fullImportDue partitions that are to be imported in full
 * @param fullSynchronizationDue partitions that are to be synchronized in full
 * @param exportCounter how many exports have begun
 * @param lastSuccessfulExport the number of the last one that reached its end
 */
public record RunsState(
    Map<UUID, Instant> lastImports,
    Set<UUID> fullImportDue,
    Set<UUID> fullSynchronizationDue,
    long exportCounter,
    long lastSuccessfulExport) {

  /** There was no run. */
  public static final RunsState NONE = new RunsState(Map.of(), Set.of(), Set.of(), 0, 0);

  /** Makes defensive copies. */
  public RunsState {
    lastImports = ImmutableMap.copyOf(lastImports);
    fullImportDue = ImmutableSet.copyOf(fullImportDue);
    fullSynchronizationDue = ImmutableSet.copyOf(fullSynchronizationDue);
  }

  void write(RecordWriter writer) {
    writer.varint(lastImports.size());
    new TreeMap<>(lastImports)
        .forEach(
            (partition, time) -> {
              writer.uuid(partition);
              writer.instant(time);
            });
    write(writer, fullImportDue);
    write(writer, fullSynchronizationDue);
    writer.varint(exportCounter);
    writer.varint(lastSuccessfulExport);
  }

  private static void write(RecordWriter writer, Set<UUID> partitions) {
    writer.varint(partitions.size());
    new TreeSet<>(partitions).forEach(writer::uuid);
  }

  static RunsState read(RecordReader reader) {
    Map<UUID, Instant> lastImports = new HashMap<>();
    for (int left = reader.count(); left > 0; left--) {
      UUID partition = reader.uuid();
      lastImports.put(partition, reader.instant());
    }
    Set<UUID> fullImportDue = readPartitions(reader);
    Set<UUID> fullSynchronizationDue = readPartitions(reader);
    long exportCounter = reader.varint();
    return new RunsState(
        lastImports, fullImportDue, fullSynchronizationDue, exportCounter, reader.varint());
  }

  private static Set<UUID> readPartitions(RecordReader reader) {
    Set<UUID> partitions = new HashSet<>();
    for (int left = reader.count(); left > 0; left--) {
      partitions.add(reader.uuid());
    }
    return partitions;
  }
}
