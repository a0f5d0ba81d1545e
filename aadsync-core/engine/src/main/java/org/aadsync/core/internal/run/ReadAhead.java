package org.aadsync.core.internal.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Consumer;
import org.aadsync.core.internal.metaverse.MvObject;
import org.aadsync.core.internal.metaverse.MvState;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.schema.AttributeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what passes over a few objects are going to read, and does nothing with it. What a pass
 * reads is scattered in memory and one thing leads to the next, so that a pass waits for memory
 * again and again; here a processor waits for many of them at once, because it goes from one level
 * to the next with all objects together.
 *
 * <p>For use by one thread.
 */
final class ReadAhead implements Consumer<List<CsObject>> {
  /** So many objects at once: what they have fits into the caches of a processor core. */
  static final int OBJECTS = 16;

  /** Of so many links of an object the values are read. */
  private static final int LINKS = 2;

  /** So many objects that an object refers to are followed, on the average. */
  private static final int TARGETS = 2;

  /** So many entries of an array lie in one line of a cache. */
  private static final int LINE = 16;

  private final CsObject[] objects = new CsObject[OBJECTS];
  private final CsState[] states = new CsState[OBJECTS];
  private final @Nullable MvObject[] linked = new MvObject[OBJECTS];
  private final @Nullable MvState[] metaverse = new MvState[OBJECTS];
  private final Layer[] layers = new Layer[OBJECTS * (1 + LINKS)];
  private final AttributeSet[] values = new AttributeSet[OBJECTS * (2 + LINKS)];
  private int count;
  private final CsObject[] targets = new CsObject[OBJECTS * TARGETS];
  private final CsState[] targetStates = new CsState[OBJECTS * TARGETS];
  private final @Nullable MvObject[] targetLinks = new MvObject[OBJECTS * TARGETS];
  private final @Nullable MvState[] targetMetaverse = new MvState[OBJECTS * TARGETS];
  private int targetCount;
  private int ownLayers;
  private int layerCount;
  private int valuesCount;

  // Without a use of what is read the JIT compiler would leave the reading out.
  private int read;

  /** Reads what passes over at most {@link #OBJECTS} objects are going to read. */
  @Override
  public void accept(List<CsObject> next) {
    count = next.size();
    for (int i = 0; i < count; i++) {
      objects[i] = next.get(i);
    }
    layerCount = 0;
    valuesCount = 0;
    readStates();
    ownLayers = layerCount;
    readLinks();
    for (int i = 0; i < layerCount; i++) {
      values[valuesCount++] = layers[i].values();
    }
    for (int i = 0; i < count; i++) {
      MvState state = metaverse[i];
      if (state != null) {
        values[valuesCount++] = state.values();
        read += state.lineage().size();
      }
    }
    targetCount = 0;
    readValues();
    readTargets();
  }

  private void readStates() {
    for (int i = 0; i < count; i++) {
      states[i] = objects[i].state();
    }
    for (int i = 0; i < count; i++) {
      linked[i] = states[i].link();
      addLayer(states[i]);
    }
    for (int i = 0; i < count; i++) {
      MvObject object = linked[i];
      metaverse[i] = object == null ? null : object.state();
    }
  }

  private void readLinks() {
    for (int i = 0; i < count; i++) {
      MvState state = metaverse[i];
      read += state == null ? 0 : state.links().size();
    }
    for (int i = 0; i < count; i++) {
      MvState state = metaverse[i];
      ImmutableList<CsObject> links = state == null ? ImmutableList.of() : state.links();
      for (int j = 0; j < Math.min(links.size(), LINKS); j++) {
        if (links.get(j) != objects[i]) {
          addLayer(links.get(j).state());
        }
      }
    }
  }

  private void addLayer(CsState state) {
    Layer top = state.top();
    if (top != null) {
      layers[layerCount++] = top;
    }
  }

  private void readValues() {
    for (int i = 0; i < valuesCount; i++) {
      read += values[i].size();
    }
    for (int i = 0; i < ownLayers; i++) {
      AttributeSet set = values[i];
      for (int j = 0; j < set.size(); j++) {
        Object value = set.value(j);
        if (value instanceof String) {
          read++;
        } else if (value instanceof CsObject target && targetCount < targets.length) {
          targets[targetCount++] = target;
        }
      }
    }
    // Most texts of the others are the very same.
    for (int i = ownLayers; i < valuesCount; i++) {
      AttributeSet set = values[i];
      for (int j = 0; j < set.size(); j += LINE) {
        read += set.value(j) == this ? 1 : 0;
      }
    }
    for (int i = 0; i < ownLayers; i++) {
      AttributeSet set = values[i];
      for (int j = 0; j < set.size(); j++) {
        read += set.value(j) instanceof String text ? text.length() : 0;
      }
    }
  }

  /** Reads by what way references go on into another connector space. */
  private void readTargets() {
    for (int i = 0; i < targetCount; i++) {
      targetStates[i] = targets[i].state();
    }
    for (int i = 0; i < targetCount; i++) {
      targetLinks[i] = targetStates[i].link();
    }
    for (int i = 0; i < targetCount; i++) {
      MvObject object = targetLinks[i];
      targetMetaverse[i] = object == null ? null : object.state();
    }
    for (int i = 0; i < targetCount; i++) {
      MvState state = targetMetaverse[i];
      read += state == null ? 0 : state.links().size();
    }
    for (int i = 0; i < targetCount; i++) {
      MvState state = targetMetaverse[i];
      ImmutableList<CsObject> links = state == null ? ImmutableList.of() : state.links();
      for (int j = 0; j < Math.min(links.size(), LINKS); j++) {
        read += links.get(j).state().owned() ? 1 : 0;
      }
    }
  }
}
