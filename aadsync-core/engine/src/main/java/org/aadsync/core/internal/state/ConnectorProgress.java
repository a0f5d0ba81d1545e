package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** How far the runs of one connector have come. Not thread-safe. */
public final class ConnectorProgress {
  private final Map<UUID, ByteString> watermarks = new TreeMap<>();
  private final Set<UUID> imported = new TreeSet<>();
  private final Map<UUID, InterruptedImport> interrupted = new TreeMap<>();
  private final List<SeenPage> pages = new ArrayList<>();
  private final Set<UUID> forgotten = new HashSet<>();
  private Set<MvObject> owed = Set.of();
  private Set<CsObject> sending = Set.of();
  private final Set<String> approvedPlans = ConcurrentHashMap.newKeySet();
  private Supplier<RunsState> runs = () -> RunsState.NONE;
  private int lastImport;

  /**
   * An import that ended before its end.
   *
   * @param delta whether it was one of changes
   * @param checkpoint from where it can go on
   * @param numbers the numbers of the imports that are parts of it; what one of them saw was seen
   * @param discoveryErrors whether an object could not be read
   */
  public record InterruptedImport(
      boolean delta, ByteString checkpoint, Set<Integer> numbers, boolean discoveryErrors) {
    /** Makes a defensive copy. */
    public InterruptedImport {
      numbers = Set.copyOf(numbers);
    }
  }

  /**
   * Objects that an import saw between two checkpoints.
   *
   * @param partition its partition
   * @param objects the objects
   */
  record SeenPage(UUID partition, List<CsObject> objects) {}

  /** Returns from where the next delta import of a partition starts; null if there is nothing. */
  public @Nullable ByteString watermark(UUID partition) {
    return watermarks.get(partition);
  }

  /** Returns whether an import of a partition has ever succeeded. */
  public boolean wasImported(UUID partition) {
    return imported.contains(partition);
  }

  /** Makes the next import of a partition a full one from its beginning. */
  public void requireFullImport(UUID partition) {
    watermarks.remove(partition);
    forgetInterrupted(partition);
  }

  /**
   * Notes that an import of a partition saw everything that it was asked for.
   *
   * @param watermark from where the next one starts; null leaves it where it was
   */
  public void importCompleted(UUID partition, @Nullable ByteString watermark) {
    imported.add(partition);
    forgetInterrupted(partition);
    if (watermark != null) {
      watermarks.put(partition, watermark);
    }
  }

  /** Returns a number that no import of this connector has. */
  public int nextImport() {
    return ++lastImport;
  }

  /** Returns the import of a partition that can go on, or null. */
  public @Nullable InterruptedImport interrupted(UUID partition) {
    return interrupted.get(partition);
  }

  /** Notes from where an import of a partition can go on. */
  public void canResume(UUID partition, InterruptedImport from) {
    interrupted.put(partition, from);
  }

  /** Notes what an import saw since its last checkpoint. */
  public void saw(UUID partition, List<CsObject> objects) {
    pages.add(new SeenPage(partition, List.copyOf(objects)));
  }

  /** Notes that an import of a partition will not go on from a checkpoint. */
  public void forgetInterrupted(UUID partition) {
    if (interrupted.remove(partition) != null) {
      pages.removeIf(page -> page.partition().equals(partition));
      forgotten.add(partition);
    }
  }

  /** Returns and forgets the partitions of which nothing that was seen before counts any more. */
  Set<UUID> takeForgotten() {
    Set<UUID> taken = Set.copyOf(forgotten);
    forgotten.clear();
    return taken;
  }

  /** Returns and forgets what was seen and is not kept yet. */
  List<SeenPage> takePages() {
    List<SeenPage> taken = List.copyOf(pages);
    pages.clear();
    return taken;
  }

  /** Notes the metaverse objects that a synchronization under way still has to look at. */
  public void owe(Set<MvObject> objects) {
    owed = objects;
  }

  Set<MvObject> owed() {
    return owed;
  }

  /** Notes the objects that are about to be sent, and of which it is not known what became. */
  public void sending(Set<CsObject> objects) {
    sending = objects;
  }

  /** Returns the objects that are about to be sent, or may have been when the engine was killed. */
  public Set<CsObject> sending() {
    return sending;
  }

  /** Returns the hashes of the plans that may be exported although they exceed the budget. */
  public Set<String> approvedPlans() {
    return approvedPlans;
  }

  /** Says who knows what runs have left behind. */
  public void keepRuns(Supplier<RunsState> source) {
    runs = source;
  }

  /** Returns what runs have left behind. */
  public RunsState runs() {
    return runs.get();
  }

  /** Writes what a later engine has to know. */
  void write(RecordWriter writer) {
    Set<String> approved = new TreeSet<>(approvedPlans);
    writer.varint(approved.size());
    approved.forEach(writer::text);
    runs().write(writer);
    writer.varint(watermarks.size());
    watermarks.forEach(
        (partition, watermark) -> {
          writer.uuid(partition);
          writer.bytes(watermark.toByteArray());
        });
    writer.varint(imported.size());
    imported.forEach(writer::uuid);
    writer.varint(interrupted.size());
    interrupted.forEach(
        (partition, from) -> {
          writer.uuid(partition);
          writer.bool(from.delta());
          writer.bytes(from.checkpoint().toByteArray());
          writer.bool(from.discoveryErrors());
        });
  }

  /** Reads what an earlier engine wrote. */
  void read(RecordReader reader) {
    for (int left = reader.count(); left > 0; left--) {
      approvedPlans.add(reader.text());
    }
    RunsState kept = RunsState.read(reader);
    runs = () -> kept;
    for (int left = reader.count(); left > 0; left--) {
      watermarks.put(reader.uuid(), ByteString.copyOf(reader.bytes()));
    }
    for (int left = reader.count(); left > 0; left--) {
      imported.add(reader.uuid());
    }
    for (int left = reader.count(); left > 0; left--) {
      UUID partition = reader.uuid();
      boolean delta = reader.bool();
      ByteString checkpoint = ByteString.copyOf(reader.bytes());
      boolean discoveryErrors = reader.bool();
      interrupted.put(
          partition,
          new InterruptedImport(delta, checkpoint, Set.of(nextImport()), discoveryErrors));
    }
  }
}
