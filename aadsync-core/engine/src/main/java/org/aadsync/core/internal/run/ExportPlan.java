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
import java.util.stream.Stream;
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
        wanted.dn(),
        wanted.objectType(),
        replacements(Names.KNOWN, wanted.values()),
        isRepeated(object));
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
        changes(new Names(object, wanted.dn()), exported.values(), wanted.values()),
        isRepeated(object));
  }

  /** Returns whether an operation refers to an object by one of these DNs. */
  static boolean refersTo(ExportOperation operation, Set<String> dns) {
    List<AttributeChange> changes =
        operation instanceof ExportOperation.Add add
            ? add.values()
            : operation instanceof ExportOperation.Update update ? update.changes() : List.of();
    return !dns.isEmpty()
        && changes.stream()
            .flatMap(ExportPlan::values)
            .anyMatch(value -> value instanceof ObjectReference to && dns.contains(to.dn()));
  }

  private static Stream<Object> values(AttributeChange change) {
    return change instanceof AttributeChange.Delta delta
        ? Stream.concat(delta.adds().stream(), delta.deletes().stream())
        : ((AttributeChange.Replace) change).values().stream();
  }

  /** An object turned out to exist: all that is wanted is written over what it has. */
  ExportOperation replaceAll(Anchor anchor, Layer wanted) {
    return new ExportOperation.Update(
        wanted.dn(), wanted.objectType(), anchor, null, replacements(Names.KNOWN, wanted.values()));
  }

  private static Anchor anchor(CsObject object) {
    Anchor anchor = object.state().anchor();
    return anchor != null ? anchor : Anchor.of(object.state().dn(), true);
  }

  private List<AttributeChange> replacements(Names names, AttributeSet values) {
    List<AttributeChange> changes = new ArrayList<>();
    values.forEach(
        (value, slot) ->
            changes.add(
                new AttributeChange.Replace(
                    schema.attribute(slot), names.outgoing(Values.list(value)))));
    return changes;
  }

  private List<AttributeChange> changes(Names names, AttributeSet from, AttributeSet to) {
    List<AttributeChange> changes = new ArrayList<>();
    for (AttributeDefinition attribute : schema.attributes()) {
      Object before = from.get(attribute.slot());
      Object after = to.get(attribute.slot());
      if (!Values.same(before, after)) {
        changes.add(change(names, attribute, Values.list(before), Values.list(after)));
      }
    }
    return changes;
  }

  private static AttributeChange change(
      Names names, AttributeDefinition attribute, List<Object> before, List<Object> after) {
    if (!attribute.multiValued() || before.isEmpty() || after.isEmpty()) {
      return new AttributeChange.Replace(attribute, names.outgoing(after));
    }
    return new AttributeChange.Delta(
        attribute,
        names.outgoing(Values.minus(after, before)),
        names.outgoing(Values.minus(before, after)));
  }

  /**
   * The names by which an operation refers to objects: those that the directory has for them, but
   * for the object that the operation itself renames, which has its new one by then.
   *
   * @param renamed that object, or null if there is none
   * @param newDn its new name
   */
  private record Names(@Nullable CsObject renamed, String newDn) {
    private static final Names KNOWN = new Names(null, "");

    List<Object> outgoing(List<Object> values) {
      if (values.isEmpty() || !(values.get(0) instanceof CsObject)) {
        return values;
      }
      List<Object> references = new ArrayList<>(values.size());
      for (Object value : values) {
        CsObject target = (CsObject) value;
        references.add(new ObjectReference(dn(target), target.state().anchor()));
      }
      return references;
    }

    private String dn(CsObject target) {
      Layer exported = target.state().exported();
      return target == renamed ? newDn : exported == null ? target.state().dn() : exported.dn();
    }
  }
}
