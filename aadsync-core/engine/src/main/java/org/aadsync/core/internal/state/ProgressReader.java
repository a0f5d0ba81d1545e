package org.aadsync.core.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aadsync.core.config.Partition;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress.InterruptedImport;
import org.aadsync.core.internal.state.Records.Kind;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads how far the runs of the connectors had come. Not thread-safe. */
final class ProgressReader {
  private final EngineState state;
  private final Dictionary dictionary;
  private final Function<Long, @Nullable CsObject> objects;
  private final Function<Long, @Nullable MvObject> metaverseObjects;
  private final Consumer<Long> stale;
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Map<UUID, List<Long>> pages = new HashMap<>();

  /**
   * Makes a reader.
   *
   * @param objects gives objects of connector spaces by number, once all are read
   * @param metaverseObjects gives metaverse objects by number, once all are read
   * @param stale gets the keys of records that say nothing any more
   */
  ProgressReader(
      EngineState state,
      Dictionary dictionary,
      Function<Long, @Nullable CsObject> objects,
      Function<Long, @Nullable MvObject> metaverseObjects,
      Consumer<Long> stale) {
    this.state = state;
    this.dictionary = dictionary;
    this.objects = objects;
    this.metaverseObjects = metaverseObjects;
    this.stale = stale;
  }

  void read(Kind kind, RecordReader reader) {
    switch (kind) {
      case CONNECTOR -> readConnector(reader);
      case OWED -> readOwed(reader);
      case ESCROW -> readEscrow(reader);
      case SEEN -> readSeen(reader);
      default -> throw reader.damaged("it is out of place");
    }
  }

  /** Does what had to wait for the objects. */
  void finish() {
    afterwards.forEach(Runnable::run);
  }

  /** Returns the keys of the records of what interrupted imports saw, by partition. */
  Map<UUID, List<Long>> pages() {
    return pages;
  }

  private @Nullable ConnectorSpace space(RecordReader reader, long number) {
    ConnectorSpace space = dictionary.space(reader, number);
    if (space == null) {
      stale.accept(reader.key());
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
                MvObject object = metaverseObjects.apply(number);
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
      stale.accept(reader.key());
      return;
    }
    pages.computeIfAbsent(partition, id -> new ArrayList<>()).add(reader.key());
    int number = interrupted.numbers().iterator().next();
    afterwards.add(
        () ->
            numbers.stream()
                .map(objects::apply)
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
      CsObject object = objects.apply(number);
      if (object == null) {
        throw reader.damaged("connector-space object " + number + " is missing");
      }
      found.add(object);
    }
    return found;
  }
}
