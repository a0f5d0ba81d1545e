package org.aadsync.core.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.internal.space.CsState;
import org.aadsync.core.internal.space.Layer;
import org.aadsync.core.internal.space.Values;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/**
 * Puts a newly imported image below what was exported and what waits to be exported. Exported
 * values that the image shows are confirmed; those that it does not show are staged again, unless
 * the directory brought another new value, about which the rules have to decide first.
 *
 * <p>Source: <i>Understanding the architecture</i> (Microsoft), Export process.
 */
final class Rebase {
  private final SpaceSchema schema;
  private final @Nullable Layer oldImported;
  private final @Nullable Layer oldExported;
  private final Layer image;
  private final List<String> notReimported = new ArrayList<>();

  private Rebase(CsState before, Layer image, SpaceSchema schema) {
    this.schema = schema;
    this.oldImported = before.imported();
    this.oldExported = before.exported();
    this.image = withUnselected(image);
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
   * @param notReimported attributes that were exported and that the import does not show
   */
  record Result(CsState state, List<String> notReimported) {}

  /** Returns {@code before} with {@code image} as what the directory holds. */
  static Result onto(CsState before, Layer image, SpaceSchema schema) {
    return new Rebase(before, image, schema).run(before);
  }

  private Result run(CsState before) {
    Layer top = before.top();
    if (top == null && oldImported == null && oldExported == null) {
      return new Result(before.withLayers(before.synced(), image, image, image), notReimported);
    }
    if (top == null) {
      // A deletion waits, or was sent and has not happened: it is sent again.
      if (oldExported == null && oldImported != null) {
        notReimported.add(SpaceSchema.DN);
      }
      return new Result(before.withLayers(before.synced(), image, image, null), notReimported);
    }
    if (top == oldImported) {
      return new Result(before.withLayers(before.synced(), image, image, image), notReimported);
    }
    if (!top.objectType().equalsIgnoreCase(image.objectType())) {
      return new Result(before.withLayers(before.synced(), image, image, image), notReimported);
    }
    Layer wanted = wanted(top);
    return new Result(before.withLayers(before.synced(), image, image, wanted), notReimported);
  }

  /** What is wanted above the new image. */
  private Layer wanted(Layer top) {
    AttributeSet.Builder values = image.values().toBuilder();
    boolean differs = false;
    for (AttributeDefinition attribute : schema.attributes()) {
      int slot = attribute.slot();
      if (slot != SpaceSchema.DN_SLOT) {
        Object seen = image.values().get(slot);
        Object wanted = wanted(attribute, get(top, slot), seen);
        if (!Values.same(wanted, seen)) {
          values.set(slot, wanted);
          differs = true;
        }
      }
    }
    String dn = wantedDn(top);
    Layer layer = differs ? image.withValues(values.build()) : image;
    return layer.withDn(dn);
  }

  private String wantedDn(Layer top) {
    String exported = oldExported == null ? null : oldExported.dn();
    String imported = oldImported == null ? null : oldImported.dn();
    if (exported != null && !exported.equals(imported) && !exported.equals(image.dn())) {
      notReimported.add(SpaceSchema.DN);
      return image.dn().equals(imported) ? top.dn() : image.dn();
    }
    boolean pending = !top.dn().equals(exported == null ? imported : exported);
    return pending ? top.dn() : image.dn();
  }

  private @Nullable Object wanted(
      AttributeDefinition attribute, @Nullable Object wanted, @Nullable Object seen) {
    int slot = attribute.slot();
    Object imported = get(oldImported, slot);
    Object exported = get(oldExported, slot);
    boolean unconfirmed = oldExported != null && !Values.same(exported, imported);
    boolean unapplied = !Values.same(wanted, exported);
    if (unconfirmed && !Values.same(exported, seen)) {
      notReimported.add(attribute.name());
      boolean anotherValue = seen != null && !Values.same(seen, imported);
      if (anotherValue && !attribute.multiValued()) {
        return seen;
      }
    } else if (!unapplied) {
      return seen;
    }
    // What waits or was lost goes on top again, value by value.
    return attribute.multiValued() ? overlay(attribute, imported, wanted, seen) : wanted;
  }

  private static @Nullable Object overlay(
      AttributeDefinition attribute,
      @Nullable Object from,
      @Nullable Object to,
      @Nullable Object onto) {
    List<Object> adds = Values.minus(Values.list(to), Values.list(from));
    List<Object> deletes = Values.minus(Values.list(from), Values.list(to));
    Set<Object> result = new LinkedHashSet<>(Values.minus(Values.list(onto), deletes));
    result.addAll(adds);
    return Values.of(attribute, result);
  }

  private static @Nullable Object get(@Nullable Layer layer, int slot) {
    return layer == null ? null : layer.values().get(slot);
  }
}
