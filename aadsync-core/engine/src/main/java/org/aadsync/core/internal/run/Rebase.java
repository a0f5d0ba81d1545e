package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.LargeValues;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.schema.ValueEquality;
import org.jspecify.annotations.Nullable;

/**
 * Puts a newly imported image below what was exported and what waits to be exported. Exported
 * values that the import shows are confirmed; those that it shows otherwise are staged again,
 * unless the directory brought another new value, about which the rules have to decide first; what
 * it does not mention is neither confirmed nor refuted.
 *
 * <p>Source: <i>Understanding the architecture</i> (Microsoft), Export process.
 */
final class Rebase {
  private final SpaceSchema schema;
  private final IntPredicate mentioned;
  private final @Nullable Layer oldImported;
  private final @Nullable Layer oldExported;
  private final Layer image;
  private final List<String> notReimported = new ArrayList<>();

  private Rebase(CsState before, Layer image, IntPredicate mentioned, SpaceSchema schema) {
    this.schema = schema;
    this.mentioned = mentioned;
    this.oldExported = before.exported();
    this.oldImported = predecessor(before);
    this.image = withUnselected(image);
  }

  /** What an import showed of an object of another type says nothing about this one. */
  private static @Nullable Layer predecessor(CsState before) {
    Layer imported = before.imported();
    Layer exported = before.exported();
    boolean replaced =
        imported != null
            && exported != null
            && !imported.objectType().equalsIgnoreCase(exported.objectType());
    return replaced ? null : imported;
  }

  /** An attribute that is written but not imported stays as it was exported: nobody will tell. */
  private Layer withUnselected(Layer image) {
    if (oldExported == null || oldExported == oldImported) {
      return image;
    }
    AttributeSet.Builder values = image.values().toBuilder();
    boolean carried = false;
    for (AttributeDefinition attribute : schema.attributes()) {
      Object exported = attribute.selected() ? null : oldExported.values().get(attribute.slot());
      if (exported != null) {
        values.set(attribute.slot(), exported);
        carried = true;
      }
    }
    return carried ? image.withValues(values.build()) : image;
  }

  /**
   * The outcome.
   *
   * @param state the new state
   * @param notReimported attributes that were exported and that the import shows otherwise
   */
  record Result(CsState state, List<String> notReimported) {}

  /**
   * Returns {@code before} with {@code image} as what the directory holds.
   *
   * @param mentioned the slots that the import spoke about
   */
  static Result onto(CsState before, Layer image, IntPredicate mentioned, SpaceSchema schema) {
    return new Rebase(before, image, mentioned, schema).run(before);
  }

  private Result run(CsState before) {
    Layer top = before.top();
    if (top == null) {
      boolean isNew = before.imported() == null && oldExported == null;
      if (!isNew && oldExported == null && mentioned.test(SpaceSchema.DN_SLOT)) {
        notReimported.add(SpaceSchema.DN); // our deletion did not happen: it is sent again
      }
      return result(before, image, isNew ? image : null);
    }
    if (awaitsReplacement(before, top)) {
      if (oldExported == null && mentioned.test(SpaceSchema.DN_SLOT)) {
        notReimported.add(SpaceSchema.DN); // the old object should be gone
      }
      return result(before, image, top);
    }
    if (top == oldImported || !top.objectType().equalsIgnoreCase(image.objectType())) {
      return result(before, image, image);
    }
    Layer exported = exported();
    return result(before, exported, wanted(top, exported));
  }

  /** Returns whether the directory still has the object that one of another type is to replace. */
  private boolean awaitsReplacement(CsState before, Layer top) {
    Layer imported = before.imported();
    return imported != null
        && imported.objectType().equalsIgnoreCase(image.objectType())
        && !imported.objectType().equalsIgnoreCase(top.objectType());
  }

  private Result result(CsState before, Layer exported, @Nullable Layer top) {
    return new Result(before.withLayers(before.synced(), image, exported, top), notReimported);
  }

  /** What the directory holds as far as we know: what the import showed, and what it left open. */
  private Layer exported() {
    if (oldExported == null) {
      return image;
    }
    AttributeSet.Builder values = image.values().toBuilder();
    boolean open = false;
    for (AttributeDefinition attribute : schema.attributes()) {
      int slot = attribute.slot();
      if (slot != SpaceSchema.DN_SLOT && !mentioned.test(slot) && isUnconfirmed(slot)) {
        values.set(slot, oldExported.values().get(slot));
        open = true;
      }
    }
    Layer layer = open ? image.withValues(values.build()) : image;
    return mentioned.test(SpaceSchema.DN_SLOT) ? layer : layer.withDn(oldExported.dn());
  }

  private boolean isUnconfirmed(int slot) {
    return oldExported != null
        && !Values.same(get(oldExported, slot), get(oldImported, slot), equality(slot));
  }

  /** What is wanted above what the directory holds. */
  private Layer wanted(Layer top, Layer exported) {
    AttributeSet.Builder values = exported.values().toBuilder();
    boolean differs = false;
    for (AttributeDefinition attribute : schema.attributes()) {
      int slot = attribute.slot();
      if (slot != SpaceSchema.DN_SLOT) {
        Object seen = exported.values().get(slot);
        Object wanted =
            Values.adopt(wanted(attribute, get(top, slot), seen), seen, attribute.equality());
        if (!Values.same(wanted, seen)) {
          values.set(slot, wanted);
          differs = true;
        }
      }
    }
    Layer layer = differs ? exported.withValues(values.build()) : exported;
    return layer.withDn(wantedDn(top));
  }

  private String wantedDn(Layer top) {
    if (!mentioned.test(SpaceSchema.DN_SLOT)) {
      return top.dn();
    }
    String wanted = wantedDn(top.dn());
    return sameName(wanted, image.dn()) ? image.dn() : wanted;
  }

  private String wantedDn(String top) {
    String exported = oldExported == null ? null : oldExported.dn();
    String imported = oldImported == null ? null : oldImported.dn();
    if (exported != null && !sameName(exported, imported) && !sameName(exported, image.dn())) {
      notReimported.add(SpaceSchema.DN);
      return sameName(image.dn(), imported) ? top : image.dn();
    }
    boolean pending = !sameName(top, exported == null ? imported : exported);
    return pending ? top : image.dn();
  }

  private boolean sameName(String a, @Nullable String b) {
    return b != null && equality(SpaceSchema.DN_SLOT).same(a, b);
  }

  private ValueEquality equality(int slot) {
    return schema.attribute(slot).equality();
  }

  private @Nullable Object wanted(
      AttributeDefinition attribute, @Nullable Object wanted, @Nullable Object seen) {
    int slot = attribute.slot();
    if (!mentioned.test(slot)) {
      return wanted;
    }
    ValueEquality equality = attribute.equality();
    Object imported = get(oldImported, slot);
    Object exported = get(oldExported, slot);
    if (isUnconfirmed(slot) && !isShown(attribute, imported, exported, seen)) {
      notReimported.add(attribute.name());
      boolean anotherValue = seen != null && !Values.same(seen, imported, equality);
      if (anotherValue && !attribute.multiValued()) {
        return seen;
      }
    } else if (Values.same(wanted, exported, equality)) {
      return seen;
    }
    // What waits or was lost goes on top again, value by value.
    return attribute.multiValued() ? overlay(attribute, imported, wanted, seen) : wanted;
  }

  /** Returns whether what was exported is there, whatever others have added and removed besides. */
  private static boolean isShown(
      AttributeDefinition attribute,
      @Nullable Object imported,
      @Nullable Object exported,
      @Nullable Object seen) {
    ValueEquality equality = attribute.equality();
    if (Values.same(exported, seen, equality)) {
      return true;
    }
    if (!attribute.multiValued()) {
      return false;
    }
    List<Object> before = Values.list(imported);
    List<Object> sent = Values.list(exported);
    List<Object> there = Values.list(seen);
    List<Object> deletes = Values.minus(before, sent, equality);
    return Values.minus(Values.minus(sent, before, equality), there, equality).isEmpty()
        && Values.minus(deletes, there, equality).size() == deletes.size();
  }

  private static @Nullable Object overlay(
      AttributeDefinition attribute,
      @Nullable Object from,
      @Nullable Object to,
      @Nullable Object onto) {
    ValueEquality equality = attribute.equality();
    List<Object> adds = Values.minus(Values.list(to), Values.list(from), equality);
    List<Object> deletes = Values.minus(Values.list(from), Values.list(to), equality);
    if (onto instanceof LargeValues large) {
      return large.with(adds, deletes);
    }
    Set<Object> result = new LinkedHashSet<>(Values.minus(Values.list(onto), deletes, equality));
    result.addAll(adds);
    return Values.of(attribute, result);
  }

  private static @Nullable Object get(@Nullable Layer layer, int slot) {
    return layer == null ? null : layer.values().get(slot);
  }
}
