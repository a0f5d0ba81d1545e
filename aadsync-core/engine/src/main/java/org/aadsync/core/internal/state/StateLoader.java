package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aadsync.core.engine.ConfigurationFingerprint;
import org.aadsync.core.engine.FullSteps;
import org.aadsync.core.engine.RunRecord;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
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
  private final ProgressReader progress;
  private final List<Object> leftOut = new ArrayList<>();
  private final Set<Long> orphans = new HashSet<>();
  private final List<Long> foreignObjects = new ArrayList<>();
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
    this.progress =
        new ProgressReader(state, dictionary, objects::get, metaverseObjects::get, stale::add);
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
    progress.finish();
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
      case CONNECTOR, OWED, ESCROW, SEEN -> progress.read(kind, reader);
      case RUN -> readRun(reader);
      default -> throw reader.damaged("it is out of place");
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
      foreignObjects.add(reader.key());
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
                    segments,
                    leftOut::add));
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
              segments,
              leftOut::add);
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
    if (object == null) {
      if (!foreign.contains(number)) {
        throw reader.damaged("connector-space object " + number + " is missing");
      }
      orphans.add(reader.key());
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

  /** Returns values that were read and left out, but are in the records of their objects. */
  List<Object> leftOut() {
    return leftOut;
  }

  /** Returns the keys of the objects of connectors that are not in the configuration any more. */
  List<Long> foreignObjects() {
    return foreignObjects;
  }

  /** Returns the keys of the records that refer to objects of such connectors. */
  Set<Long> orphans() {
    return orphans;
  }

  /** Returns the keys of other records that say nothing any more. */
  List<Long> stale() {
    return stale;
  }

  /** Returns the keys of the records of what interrupted imports saw, by partition. */
  Map<UUID, List<Long>> pages() {
    return progress.pages();
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
