package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aadsync.core.config.Partition;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress.InterruptedImport;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state into an engine that has nothing yet. If that fails the engine is of no use, and the
 * state is as it was.
 */
final class StateLoader implements Referents {
  private final EngineState state;
  private final Dictionary dictionary;
  private final MetaverseCodec metaverseCodec;
  private final Map<ConnectorSpace, ObjectCodec> objectCodecs = new HashMap<>();
  private final Map<ConnectorSpace, ValueCodec.Reader> objectValues = new HashMap<>();
  private ValueCodec.@Nullable Reader metaverseValues;
  private final Inventory inventory = new Inventory();
  private final SegmentReader segments = new SegmentReader(this);
  private KeptLists lists = new KeptLists();
  private final Map<Long, CsObject> objects = new HashMap<>();
  private final Map<Long, MvObject> metaverseObjects = new HashMap<>();
  private final Set<Long> foreign = new HashSet<>();
  private final List<CsObject> there = new ArrayList<>();
  private final List<MvObject> metaverseThere = new ArrayList<>();
  private final List<Long> stale = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Map<UUID, List<Long>> pages = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable ConfigurationFingerprint configuration;
  private Map<UUID, FullSteps> requiredSteps = Map.of();
  private @Nullable RecordReader manifest;
  private final List<RunRecord> runs = new ArrayList<>();
  private long lastRun;
  private long lastKey;

  StateLoader(EngineState state) {
    this.state = state;
    this.dictionary = new Dictionary(state.spaces(), state.metaverse().schema(), state.rules());
    this.metaverseCodec = new MetaverseCodec(state.metaverse(), dictionary);
  }

  /** Reads everything; nothing if the store is new. */
  void load(StateStore store) {
    store.read(this::read);
    if (manifest == null) {
      return;
    }
    inventory.check(manifest);
    if (dictionary.rules().hasGone()) {
      state.metaverse().noteRemovedRules();
    }
    lists = segments.finish();
    checkComplete();
    for (CsObject object : there) {
      if (!object.space().admit(object)) {
        throw Records.damaged(
            Kind.CONNECTOR_SPACE_OBJECT.key(object.recordNumber()),
            "another object has its name or anchor");
      }
    }
    for (MvObject object : metaverseThere) {
      if (!state.metaverse().admit(object)) {
        throw Records.damaged(
            Kind.METAVERSE_OBJECT.key(object.recordNumber()), "another object has its id");
      }
    }
    afterwards.forEach(Runnable::run);
    state.history().restore(runs, lastRun);
    if (configuration != null) {
      requiredSteps = configuration.requiredSteps(state.configuration());
      noteSteps();
    }
  }

  private void read(StateRecord record) {
    if (record.key() <= lastKey) {
      throw Records.damaged(record.key(), "it is not where it should be");
    }
    lastKey = record.key();
    Kind kind = Records.kind(record.key());
    RecordReader reader = Records.open(record);
    if (kind == Kind.MANIFEST) {
      manifest = reader;
      return;
    }
    if (manifest == null) {
      throw Records.damaged(Kind.MANIFEST.key(0), "it is missing");
    }
    long hash = Records.hash(record);
    switch (kind) {
      case SEGMENT -> readSegment(reader, hash);
      case CONNECTOR_SPACE_OBJECT -> readObject(reader, hash);
      case METAVERSE_OBJECT -> readMetaverseObject(reader, hash);
      default -> {
        inventory.replaceOther(record.key(), hash);
        readOther(kind, reader);
      }
    }
  }

  private void readOther(Kind kind, RecordReader reader) {
    switch (kind) {
      case CONFIGURATION -> configuration = FingerprintCodec.read(reader);
      case DICTIONARY -> dictionary.read(reader, notes);
      case CONNECTOR -> readConnector(reader);
      case OWED -> readOwed(reader);
      case ESCROW -> readEscrow(reader);
      case SEEN -> readSeen(reader);
      case RUN -> readRun(reader);
      default -> throw reader.damaged("it is out of place");
    }
  }

  private @Nullable ConnectorSpace space(RecordReader reader, long number) {
    ConnectorSpace space = dictionary.space(reader, number);
    if (space == null) {
      stale.add(reader.key());
    }
    return space;
  }

  private ConnectorProgress progress(ConnectorSpace space) {
    return Objects.requireNonNull(state.progress().get(space));
  }

  private void readConnector(RecordReader reader) {
    ConnectorSpace space = space(reader, Records.number(reader.key()));
    if (space != null) {
      space.restore(ByteString.copyOf(reader.bytes()), reader.varint());
      progress(space).read(reader);
      reader.end();
    }
  }

  /** The first record of its kind has the number of the last run, which may be forgotten. */
  private void readRun(RecordReader reader) {
    if (Records.number(reader.key()) == 0) {
      lastRun = reader.varint();
      reader.end();
    } else {
      runs.add(RunCodec.read(reader));
    }
  }

  private static List<Long> numbers(RecordReader reader) {
    List<Long> numbers = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      numbers.add(reader.varint());
    }
    reader.end();
    return numbers;
  }

  private void readOwed(RecordReader reader) {
    ConnectorSpace space = space(reader, Records.number(reader.key()));
    if (space == null) {
      return;
    }
    List<Long> numbers = numbers(reader);
    afterwards.add(
        () -> {
          Set<MvObject> owed = new LinkedHashSet<>();
          numbers.forEach(
              number -> {
                MvObject object = metaverseObjects.get(number);
                if (object == null) {
                  throw reader.damaged("metaverse object " + number + " is missing");
                }
                owed.add(object);
              });
          owed.stream().filter(MvObject::exists).forEach(space.retryProvisioning()::add);
          progress(space).owe(owed);
        });
  }

  private void readEscrow(RecordReader reader) {
    ConnectorSpace space = space(reader, Records.number(reader.key()));
    if (space != null) {
      List<Long> numbers = numbers(reader);
      afterwards.add(() -> progress(space).sending(new LinkedHashSet<>(objects(reader, numbers))));
    }
  }

  private void readSeen(RecordReader reader) {
    ConnectorSpace space = space(reader, reader.varint());
    if (space == null) {
      return;
    }
    UUID partition = reader.uuid();
    List<Long> numbers = numbers(reader);
    InterruptedImport interrupted = progress(space).interrupted(partition);
    if (interrupted == null) {
      stale.add(reader.key());
      return;
    }
    pages.computeIfAbsent(partition, id -> new ArrayList<>()).add(reader.key());
    int number = interrupted.numbers().iterator().next();
    afterwards.add(
        () ->
            numbers.stream()
                .map(objects::get)
                .filter(object -> object != null && isIn(object, partition))
                .forEach(object -> object.setSeenInImport(number)));
  }

  private static boolean isIn(CsObject object, UUID partitionId) {
    Partition partition = object.state().partition();
    return partition != null && partition.id().equals(partitionId);
  }

  private List<CsObject> objects(RecordReader reader, List<Long> numbers) {
    List<CsObject> found = new ArrayList<>();
    for (Long number : numbers) {
      CsObject object = objects.get(number);
      if (object == null) {
        throw reader.damaged("connector-space object " + number + " is missing");
      }
      found.add(object);
    }
    return found;
  }

  private void readSegment(RecordReader reader, long hash) {
    inventory.replace(0, hash);
    if (!segments.read(reader, hash, number -> dictionary.space(reader, number))) {
      inventory.keepForeign(reader.key(), hash);
      stale.add(reader.key());
    }
  }

  private void readObject(RecordReader reader, long hash) {
    inventory.replace(0, hash);
    long number = Records.number(reader.key());
    ConnectorSpace space = dictionary.space(reader, reader.varint());
    if (space == null) {
      foreign.add(number);
      inventory.keepForeign(reader.key(), hash);
      stale.add(reader.key());
      return;
    }
    CsObject object = connectorSpaceObject(space, reader, number);
    ObjectCodec codec =
        objectCodecs.computeIfAbsent(
            space, each -> new ObjectCodec(each, dictionary.attributes(each)));
    ValueCodec.Reader values =
        objectValues.computeIfAbsent(
            space,
            each ->
                new ValueCodec.Reader(
                    dictionary.attributes(each),
                    (from, inMetaverse, target) ->
                        inMetaverse
                            ? metaverseObject(target)
                            : connectorSpaceObject(each, from, target),
                    segments));
    segments.begin(reader);
    if (codec.read(reader, object, values, this)) {
      there.add(object);
    }
    segments.end(object);
    reader.end();
    object.setRecordNumber(number);
    object.setRecordHash(hash);
  }

  private void readMetaverseObject(RecordReader reader, long hash) {
    inventory.replace(0, hash);
    long number = Records.number(reader.key());
    MvObject object = metaverseObject(number);
    ValueCodec.Reader values = metaverseValues;
    if (values == null) {
      values =
          new ValueCodec.Reader(
              dictionary.metaverse(),
              (from, inMetaverse, target) ->
                  inMetaverse ? metaverseObject(target) : connectorSpaceObject(from, target),
              segments);
      metaverseValues = values;
    }
    segments.begin(reader);
    if (metaverseCodec.read(reader, object, values, this)) {
      metaverseThere.add(object);
    }
    segments.end(object);
    reader.end();
    object.setRecordNumber(number);
    object.setRecordHash(hash);
  }

  @Override
  public CsObject connectorSpaceObject(ConnectorSpace space, RecordReader reader, long number) {
    CsObject object = objects.computeIfAbsent(number, n -> space.createUnread());
    if (object.space() != space) {
      throw reader.damaged("it refers to an object of another connector");
    }
    return object;
  }

  @Override
  public @Nullable CsObject connectorSpaceObject(RecordReader reader, long number) {
    CsObject object = objects.get(number);
    if (object == null && !foreign.contains(number)) {
      throw reader.damaged("connector-space object " + number + " is missing");
    }
    return object;
  }

  @Override
  public MvObject metaverseObject(long number) {
    return metaverseObjects.computeIfAbsent(number, n -> state.metaverse().createUnread());
  }

  private void checkComplete() {
    objects.forEach(
        (number, object) -> {
          if (object.recordHash() == 0) {
            throw Records.damaged(Kind.CONNECTOR_SPACE_OBJECT.key(number), "it is missing");
          }
        });
    metaverseObjects.forEach(
        (number, object) -> {
          if (object.recordHash() == 0) {
            throw Records.damaged(Kind.METAVERSE_OBJECT.key(number), "it is missing");
          }
        });
  }

  private void noteSteps() {
    requiredSteps.forEach(
        (id, steps) -> {
          String name =
              state.spaces().stream()
                  .filter(space -> space.definition().id().equals(id))
                  .map(space -> space.definition().name())
                  .collect(Collectors.joining());
          if (steps.fullImport()) {
            notes.add(name + ": the configuration asks for a full import");
          }
          if (steps.fullSynchronization()) {
            notes.add(name + ": the configuration asks for a full synchronization");
          }
        });
  }

  /** Returns the full steps that the change of the configuration since then asks for. */
  Map<UUID, FullSteps> requiredSteps() {
    return requiredSteps;
  }

  /** Returns the configuration that the state was written with; null if there was none. */
  @Nullable ConfigurationFingerprint configuration() {
    return configuration;
  }

  Dictionary dictionary() {
    return dictionary;
  }

  Inventory inventory() {
    return inventory;
  }

  /** Returns where the long lists of objects are. */
  KeptLists lists() {
    return lists;
  }

  /** Returns the keys of records that say nothing any more. */
  List<Long> stale() {
    return stale;
  }

  /** Returns the keys of the records of what interrupted imports saw, by partition. */
  Map<UUID, List<Long>> pages() {
    return pages;
  }

  /** Returns the objects that are kept only because something may refer to them. */
  Set<Object> gone() {
    Set<Object> gone = new HashSet<>(objects.values());
    gone.addAll(metaverseObjects.values());
    there.forEach(gone::remove);
    metaverseThere.forEach(gone::remove);
    return gone;
  }

  /** Returns what is lost, and which runs the configuration asks for, a line each. */
  List<String> notes() {
    return notes;
  }
}
