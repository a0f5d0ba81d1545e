package org.aadsync.benchmarks.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.expressions.value.Reference;

/**
 * What an engine holds, in the least form that could go on from it: for each object, in each place
 * where it is, one array with a slot for every attribute that some object of its type has there.
 * The values are the engine's own, so that what it shares is shared here too; a reference is the
 * array of its target. The objects of each connector are found by their anchor or name.
 */
final class SlotArrays {
  private final List<Map<Object, Object[]>> places = new ArrayList<>();

  /** Makes the arrays for what {@code engine} holds of its connectors and in the metaverse. */
  static SlotArrays of(SyncEngine engine, List<UUID> connectors) {
    SlotArrays all = new SlotArrays();
    for (UUID connector : connectors) {
      all.add(
          engine
              .connectorSpace(connector)
              .filter(object -> object.objectType().isPresent())
              .map(Held::of)
              .toList());
    }
    all.add(engine.metaverse().map(Held::of).toList());
    return all;
  }

  /** An object in one place. */
  private record Held(Object key, String type, Reference object) {
    static Held of(ConnectorSpaceObject object) {
      Object key = object.anchor().<Object>map(anchor -> anchor.value()).orElse(object.dn());
      return new Held(key, object.objectType().orElseThrow(), object);
    }

    static Held of(MetaverseObject object) {
      return new Held(object.id(), object.objectType(), object);
    }

    List<String> names() {
      return object instanceof MetaverseObject mv
          ? mv.attributeNames()
          : ((ConnectorSpaceObject) object).attributeNames(Image.TOP);
    }

    List<Object> values(String name) {
      return object instanceof MetaverseObject mv
          ? mv.values(name)
          : ((ConnectorSpaceObject) object).values(name, Image.TOP);
    }
  }

  private void add(List<Held> objects) {
    Map<String, Map<String, Integer>> slots = new HashMap<>();
    for (Held held : objects) {
      Map<String, Integer> ofType = slots.computeIfAbsent(held.type(), type -> new HashMap<>());
      held.names().forEach(name -> ofType.putIfAbsent(name, ofType.size()));
    }
    Map<Object, Object[]> arrays = new IdentityHashMap<>();
    Map<Object, Object[]> place = new HashMap<>();
    for (Held held : objects) {
      Object[] array = new Object[Objects.requireNonNull(slots.get(held.type())).size()];
      arrays.put(held.object(), array);
      place.put(held.key(), array);
    }
    for (Held held : objects) {
      Object[] array = Objects.requireNonNull(arrays.get(held.object()));
      Map<String, Integer> ofType = Objects.requireNonNull(slots.get(held.type()));
      held.names()
          .forEach(name -> array[ofType.getOrDefault(name, 0)] = value(held.values(name), arrays));
    }
    places.add(place);
  }

  private static Object value(List<Object> values, Map<Object, Object[]> arrays) {
    Object[] held =
        values.stream()
            .map(value -> arrays.containsKey(value) ? arrays.get(value) : value)
            .toArray();
    return held.length == 1 ? held[0] : held;
  }

  /** Returns how many objects there are, in all places together. */
  int size() {
    return places.stream().mapToInt(Map::size).sum();
  }
}
