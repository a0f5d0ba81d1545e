package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress.SeenPage;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.core.store.Boundary;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
import org.aadsync.core.store.StateStoreException;
import org.aadsync.core.store.StateStoreException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of an engine in a store: collects what changes, and writes at each boundary the
 * records that are not what they were. Not thread-safe.
 */
public final class StateKeeper implements Durability {
  private final EngineState state;
  private final StateStore store;
  private final Dictionary dictionary;
  private final MetaverseCodec metaverseCodec;
  private final Map<ConnectorSpace, ObjectCodec> objectCodecs = new HashMap<>();
  private final Inventory inventory;
  private final Departed departed;
  private final SegmentWriter segments;
  private final WriteOnlyValues writeOnly;
  private final Map<UUID, List<Long>> pages;
  private final List<Long> stale;
  private final List<Long> foreignObjects;
  private final Set<Long> orphans;
  private final List<String> notes;
  private final Map<UUID, FullSteps> requiredSteps;
  private final Optional<ConfigurationFingerprint> storedConfiguration;
  private final RecordWriter writer = new RecordWriter();
  private final References references = new Numbering();
  private Set<CsObject> changed = new LinkedHashSet<>();
  private Set<MvObject> metaverseChanged = new LinkedHashSet<>();
  private TreeMap<Long, StateRecord> puts = new TreeMap<>();
  private TreeSet<Long> deletes = new TreeSet<>();
  private boolean hasRun;
  private boolean closed;
  private Set<Long> keptRuns = new HashSet<>();
  private @Nullable RuntimeException failure;

  /**
   * Reads the state of {@code store} into an engine that has nothing yet, and keeps it there from
   * now on.
   *
   * @throws StateStoreException if it cannot be read
   */
  public StateKeeper(EngineState state, StateStore store) {
    this.state = state;
    this.store = store;
    StateLoader loader = new StateLoader(state);
    loader.load(store);
    this.dictionary = loader.dictionary();
    this.metaverseCodec = new MetaverseCodec(state.metaverse(), dictionary);
    this.inventory = loader.inventory();
    KeptLists lists = loader.lists();
    this.departed = new Departed(state, lists, loader.leftOut(), loader.gone());
    this.segments = new SegmentWriter(lists, references, inventory, new Batch());
    this.writeOnly = new WriteOnlyValues(state.spaces());
    if (!loader.notes().isEmpty()) {
      writeOnly.noteUnknown(); // values that were left out may have been such
    }
    this.pages = loader.pages();
    this.stale = loader.stale();
    this.foreignObjects = loader.foreignObjects();
    this.orphans = loader.orphans();
    this.notes = List.copyOf(loader.notes());
    this.requiredSteps = loader.requiredSteps();
    this.storedConfiguration = Optional.ofNullable(loader.configuration());
    state.history().runs().forEach(run -> keptRuns.add(run.number()));
    for (ConnectorSpace space : state.spaces()) {
      objectCodecs.put(space, new ObjectCodec(space, dictionary.attributes(space)));
      space.onChange(object -> changed.add(object));
    }
    state.metaverse().onChange(object -> metaverseChanged.add(object));
    for (ConnectorProgress progress : state.progress().values()) {
      metaverseChanged.addAll(progress.owed()); // they wait with the others now
      progress.owe(Set.of());
    }
  }

  /** Returns what was lost when the state was read, and which runs its configuration asks for. */
  public List<String> notes() {
    return notes;
  }

  /** Returns the full steps that the change of the configuration since then asks for. */
  public Map<UUID, FullSteps> requiredSteps() {
    return requiredSteps;
  }

  /** Returns the fingerprint of the configuration that the state was last written with. */
  public Optional<ConfigurationFingerprint> storedConfiguration() {
    return storedConfiguration;
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public boolean isDue() {
    return changed.size() + metaverseChanged.size() >= store.batchSize();
  }

  @Override
  public void check() {
    if (closed) {
      throw new StateStoreException(Problem.CLOSED, "of this engine", "build another engine");
    }
    if (failure != null) {
      throw new StateStoreException(
          Problem.NOT_WRITABLE,
          "of this engine",
          "an earlier write failed; remove its cause, and build another engine, which goes on from"
              + " what was written last",
          failure);
    }
  }

  @Override
  public void commit(Boundary boundary) {
    check();
    hasRun = true;
    write(boundary);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      boolean purged = state.history().runs().size() != keptRuns.size();
      boolean something = hasRun || purged || !changed.isEmpty() || !metaverseChanged.isEmpty();
      if (failure == null && something) {
        write(Boundary.CLOSE);
      }
    } finally {
      closed = true;
      store.close();
    }
  }

  private void write(Boundary boundary) {
    try {
      collect();
      if (boundary == Boundary.RUN_END || boundary == Boundary.CLOSE) {
        putRuns();
      }
      if (!puts.isEmpty() || !deletes.isEmpty()) {
        StateRecord manifest = inventory.manifest(writer);
        puts.put(manifest.key(), manifest);
        boolean endsSecrets = writeOnly.takeEnded();
        store.commit(
            new StateBatch(
                boundary, List.copyOf(puts.values()), List.copyOf(deletes), endsSecrets));
      }
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      puts = new TreeMap<>();
      deletes = new TreeSet<>();
    }
  }

  private void collect() {
    stale.forEach(this::deleteOther);
    stale.clear();
    departed.sweep(this::delete);
    putOther(
        Kind.CONFIGURATION.key(0), () -> FingerprintCodec.write(writer, state.configuration()));
    for (ConnectorSpace space : state.spaces()) {
      putProgress(space, Objects.requireNonNull(state.progress().get(space)));
    }
    while (!changed.isEmpty() || !metaverseChanged.isEmpty()) {
      Set<CsObject> objects = changed;
      Set<MvObject> metaverseObjects = metaverseChanged;
      changed = new LinkedHashSet<>();
      metaverseChanged = new LinkedHashSet<>();
      objects.forEach(this::put);
      metaverseObjects.forEach(this::put);
    }
    if (orphans.isEmpty() && !foreignObjects.isEmpty()) {
      writeOnly.noteUnknown();
      foreignObjects.forEach(this::deleteOther);
      foreignObjects.clear();
    }
    // Last, since what is written may need new numbers.
    putOther(Kind.DICTIONARY.key(0), () -> dictionary.write(writer));
  }

  /** A run does not change: it is written once, and deleted when it is forgotten. */
  private void putRuns() {
    Set<Long> remembered = new HashSet<>();
    for (RunRecord run : state.history().runs()) {
      remembered.add(run.number());
      if (!keptRuns.contains(run.number())) {
        putOther(Kind.RUN.key(run.number()), () -> RunCodec.write(writer, run));
      }
    }
    keptRuns.stream()
        .filter(number -> !remembered.contains(number))
        .forEach(number -> deleteOther(Kind.RUN.key(number)));
    keptRuns = remembered;
    long last = state.history().lastNumber();
    if (last > 0) {
      putOther(Kind.RUN.key(0), () -> writer.varint(last));
    }
  }

  private void putProgress(ConnectorSpace space, ConnectorProgress progress) {
    long number = dictionary.number(space);
    putOther(
        Kind.CONNECTOR.key(number),
        () -> {
          writer.bytes(space.digestKey().toByteArray());
          writer.varint(space.wanted());
          progress.write(writer);
        });
    long owed = Kind.OWED.key(number);
    if (progress.owed().isEmpty()) {
      deleteOther(owed);
    } else {
      putOther(owed, () -> writeNumbers(progress.owed(), references::number));
    }
    long escrow = Kind.ESCROW.key(number);
    if (progress.sending().isEmpty()) {
      deleteOther(escrow);
    } else {
      putOther(escrow, () -> writeNumbers(progress.sending(), references::number));
    }
    for (UUID partition : progress.takeForgotten()) {
      List<Long> seen = pages.remove(partition);
      if (seen != null) {
        seen.forEach(this::deleteOther);
      }
    }
    for (SeenPage page : progress.takePages()) {
      long key = Kind.SEEN.key(inventory.takeNumber());
      pages.computeIfAbsent(page.partition(), id -> new ArrayList<>()).add(key);
      putOther(
          key,
          () -> {
            writer.varint(number);
            writer.uuid(page.partition());
            writeNumbers(page.objects(), references::number);
          });
    }
  }

  /** Gives each object the number of its record. */
  private interface NumberOf<T> {
    long of(T object);
  }

  private <T> void writeNumbers(Iterable<T> objects, NumberOf<T> number) {
    List<Long> numbers = new ArrayList<>();
    objects.forEach(object -> numbers.add(number.of(object)));
    writer.varint(numbers.size());
    numbers.forEach(writer::varint);
  }

  private void put(CsObject object) {
    boolean there = object.space().contains(object);
    if (!there && object.recordNumber() == 0) {
      return; // it came and went, and nothing refers to it
    }
    long number = references.number(object);
    long key = Kind.CONNECTOR_SPACE_OBJECT.key(number);
    int connector = dictionary.number(object.space());
    segments.begin(object, number, connector);
    Records.begin(writer, Kind.CONNECTOR_SPACE_OBJECT);
    writer.varint(connector);
    ObjectCodec codec = Objects.requireNonNull(objectCodecs.get(object.space()));
    if (there) {
      codec.write(writer, object, references, segments);
    } else {
      codec.writeGone(writer, object);
    }
    segments.end();
    departed.note(object, there);
    writeOnly.note(object, there);
    put(key, object.recordHash(), object::setRecordHash);
  }

  private void put(MvObject object) {
    if (!object.exists() && object.recordNumber() == 0) {
      return;
    }
    long number = references.number(object);
    long key = Kind.METAVERSE_OBJECT.key(number);
    segments.begin(object, number);
    Records.begin(writer, Kind.METAVERSE_OBJECT);
    if (object.exists()) {
      metaverseCodec.write(writer, object, references, segments);
    } else {
      metaverseCodec.writeGone(writer, object);
    }
    segments.end();
    departed.note(object, object.exists());
    put(key, object.recordHash(), object::setRecordHash);
  }

  private void put(long key, long before, Consumer<Long> setHash) {
    StateRecord record = Records.seal(writer, key);
    long hash = Records.hash(record);
    if (hash != before) {
      inventory.replace(before, hash);
      setHash.accept(hash);
      puts.put(key, record);
      orphans.remove(key);
    }
  }

  private void putOther(long key, Runnable parts) {
    Records.begin(writer, Records.kind(key));
    parts.run();
    StateRecord record = Records.seal(writer, key);
    long hash = Records.hash(record);
    if (hash != inventory.hash(key)) {
      inventory.replaceOther(key, hash);
      puts.put(key, record);
    }
  }

  private void deleteOther(long key) {
    if (inventory.hash(key) != 0) {
      inventory.replaceOther(key, 0);
      deletes.add(key);
    }
  }

  private void delete(long key, long hash) {
    inventory.replace(hash, 0);
    deletes.add(key);
  }

  /** The batch that is being put together, for segments. */
  private final class Batch implements SegmentWriter.Output {
    @Override
    public void put(StateRecord record) {
      puts.put(record.key(), record);
    }

    @Override
    public void delete(long key) {
      if (puts.remove(key) == null) {
        deletes.add(key);
      }
    }
  }

  /** Numbers objects; one that has no record yet gets one in the same batch. */
  private final class Numbering implements References {
    @Override
    public long number(CsObject object) {
      if (object.recordNumber() == 0) {
        object.setRecordNumber(inventory.takeNumber());
      }
      if (object.recordHash() == 0) {
        changed.add(object);
      }
      return object.recordNumber();
    }

    @Override
    public long number(MvObject object) {
      if (object.recordNumber() == 0) {
        object.setRecordNumber(inventory.takeNumber());
      }
      if (object.recordHash() == 0) {
        metaverseChanged.add(object);
      }
      return object.recordNumber();
    }
  }
}
