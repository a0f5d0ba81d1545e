package org.aadsync.core.internal.run;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.engine.PendingOperation;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.OutboundMemory;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ObjectReference;
import org.jspecify.annotations.Nullable;

/** Decides in which order objects are sent, and turns images into operations of the connector. */
final class ExportPlan {
  private final ConnectorSpace space;
  private final SpaceSchema schema;
  private final Set<CsObject> uncertain;

  /**
   * Makes a plan.
   *
   * @param uncertain objects that may have been sent by an export that broke off
   */
  ExportPlan(ConnectorSpace space, Set<CsObject> uncertain) {
    this.space = space;
    this.uncertain = uncertain;
    this.schema = space.schema();
  }

  /** Returns objects in the order of sending; within one kind the canonical order. */
  List<CsObject> order(Collection<CsObject> pending) {
    Set<String> parents = new HashSet<>();
    for (CsObject object : pending) {
      String parent = isAdd(object) ? space.parentKey(object.key()) : null;
      if (parent != null) {
        parents.add(parent);
      }
    }
    List<Place> places = new ArrayList<>(pending.size());
    for (CsObject object : pending) {
      String key = object.key();
      long created = isAdd(object) ? object.createdAs() : 0;
      places.add(new Place(object, rank(object, key, parents), depthRank(object, key), created));
    }
    places.sort(
        Comparator.comparingInt(Place::rank)
            .thenComparingInt(Place::depth)
            .thenComparingLong(Place::created)
            .thenComparing(Place::object, space.canonicalOrder()));
    return Lists.transform(places, Place::object);
  }

  /** Returns what is above an object and waits to be created or renamed there, topmost first. */
  List<CsObject> pendingAncestors(CsObject object) {
    Map<String, CsObject> wanted = new HashMap<>();
    for (CsObject pending : space.pendingExports()) {
      Layer top = pending.state().top();
      if (top != null && pending != object) {
        wanted.put(space.key(top.dn()), pending);
      }
    }
    List<CsObject> ancestors = new ArrayList<>();
    Layer top = object.state().top();
    String key = top == null ? null : space.parentKey(space.key(top.dn()));
    while (key != null) {
      CsObject ancestor = wanted.get(key);
      if (ancestor != null) {
        ancestors.add(0, ancestor);
      }
      key = space.parentKey(key);
    }
    return ancestors;
  }

  /** Where in the order an object stands; found out once for each. */
  private record Place(CsObject object, int rank, int depth, long created) {}

  private static int rank(CsObject object, String key, Set<String> parents) {
    CsState state = object.state();
    return switch (state.pendingExport()) {
      case DELETE -> 0;
      case DELETE_ADD -> 1;
      case ADD -> parents.contains(key) ? 2 : 5;
      case UPDATE -> isRename(state) ? 3 : 4;
      case NONE -> 6;
    };
  }

  private static boolean isAdd(CsObject object) {
    return object.state().pendingExport() == PendingOperation.ADD;
  }

  private static boolean isRename(CsState state) {
    Layer exported = state.exported();
    Layer top = state.top();
    return exported != null && top != null && !exported.dn().equals(top.dn());
  }

  /** Children are deleted before their parents and created after them. */
  private int depthRank(CsObject object, String key) {
    int depth = 0;
    for (String up = space.parentKey(key); up != null; up = space.parentKey(up)) {
      depth++;
    }
    return object.state().pendingExport() == PendingOperation.DELETE ? -depth : depth;
  }

  /** Returns whether something of an object that was sent can be sent now and could not before. */
  boolean canSend(CsObject object) {
    Layer top = object.state().top();
    return top != null && !sendable(top).equals(object.state().exported());
  }

  /** Returns {@code wanted} without references to objects that the directory does not have yet. */
  Layer sendable(Layer wanted) {
    AttributeSet.Builder[] values = {null};
    wanted
        .values()
        .forEach(
            (value, slot) -> {
              Object sendable = sendable(value);
              if (sendable != value) {
                if (values[0] == null) {
                  values[0] = wanted.values().toBuilder();
                }
                values[0].set(slot, sendable);
              }
            });
    return values[0] == null ? wanted : wanted.withValues(values[0].build());
  }

  private static @Nullable Object sendable(Object value) {
    if (value instanceof CsObject target) {
      return exists(target) ? target : null;
    }
    if (value instanceof List<?> list && list.get(0) instanceof CsObject) {
      if (list.stream().allMatch(target -> exists((CsObject) target))) {
        return list;
      }
      return LargeValues.of(
          list.stream().filter(target -> exists((CsObject) target)).toList(), list);
    }
    return value;
  }

  private static boolean exists(CsObject target) {
    // A placeholder stands for something that the directory itself refers to.
    return target.state().exported() != null || target.state().isPlaceholder();
  }

  /** Returns {@code layer} without attributes that can be written but never read. */
  Layer withoutExportOnly(Layer layer) {
    AttributeSet.Builder values = null;
    for (AttributeDefinition attribute : schema.attributes()) {
      if (attribute.exportOnly() && layer.values().get(attribute.slot()) != null) {
        values = values == null ? layer.values().toBuilder() : values;
        values.set(attribute.slot(), null);
      }
    }
    return values == null ? layer : layer.withValues(values.build());
  }

  /** Remembers digests of what was written where nobody can read it. */
  OutboundMemory remember(OutboundMemory memory, Layer sent) {
    OutboundMemory remembered = memory;
    for (AttributeDefinition attribute : schema.attributes()) {
      Object value = attribute.exportOnly() ? sent.values().get(attribute.slot()) : null;
      if (value != null) {
        remembered = remembered.withWritten(attribute.slot(), space.digest(value));
      }
    }
    return remembered;
  }

  ExportOperation delete(CsObject object, Layer exported) {
    return new ExportOperation.Delete(
        exported.dn(), exported.objectType(), anchor(object), isRepeated(object));
  }

  ExportOperation add(CsObject object, Layer wanted) {
    return new ExportOperation.Add(
        wanted.dn(), wanted.objectType(), replacements(wanted.values()), isRepeated(object));
  }

  private boolean isRepeated(CsObject object) {
    return uncertain.contains(object);
  }

  ExportOperation update(CsObject object, Layer exported, Layer wanted) {
    return new ExportOperation.Update(
        exported.dn(),
        exported.objectType(),
        anchor(object),
        exported.dn().equals(wanted.dn()) ? null : wanted.dn(),
        changes(exported.values(), wanted.values()),
        isRepeated(object));
  }

  /** An object turned out to exist: all that is wanted is written over what it has. */
  ExportOperation replaceAll(Anchor anchor, Layer wanted) {
    return new ExportOperation.Update(
        wanted.dn(), wanted.objectType(), anchor, null, replacements(wanted.values()));
  }

  private static Anchor anchor(CsObject object) {
    Anchor anchor = object.state().anchor();
    return anchor != null ? anchor : Anchor.of(object.state().dn(), true);
  }

  private List<AttributeChange> replacements(AttributeSet values) {
    List<AttributeChange> changes = new ArrayList<>();
    values.forEach(
        (value, slot) ->
            changes.add(
                new AttributeChange.Replace(schema.attribute(slot), outgoing(Values.list(value)))));
    return changes;
  }

  private List<AttributeChange> changes(AttributeSet from, AttributeSet to) {
    List<AttributeChange> changes = new ArrayList<>();
    for (AttributeDefinition attribute : schema.attributes()) {
      Object before = from.get(attribute.slot());
      Object after = to.get(attribute.slot());
      if (!Values.same(before, after)) {
        changes.add(change(attribute, Values.list(before), Values.list(after)));
      }
    }
    return changes;
  }

  private static AttributeChange change(
      AttributeDefinition attribute, List<Object> before, List<Object> after) {
    if (!attribute.multiValued() || before.isEmpty() || after.isEmpty()) {
      return new AttributeChange.Replace(attribute, outgoing(after));
    }
    return new AttributeChange.Delta(
        attribute, outgoing(Values.minus(after, before)), outgoing(Values.minus(before, after)));
  }

  private static List<Object> outgoing(List<Object> values) {
    if (values.isEmpty() || !(values.get(0) instanceof CsObject)) {
      return values;
    }
    List<Object> references = new ArrayList<>(values.size());
    for (Object value : values) {
      CsState target = ((CsObject) value).state();
      Layer exported = target.exported();
      references.add(
          new ObjectReference(exported == null ? target.dn() : exported.dn(), target.anchor()));
    }
    return references;
  }
}
