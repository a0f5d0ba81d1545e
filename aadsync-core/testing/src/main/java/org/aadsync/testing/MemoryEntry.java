package org.aadsync.testing;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;

/** An object of a {@link MemoryDirectory}: its values by attribute name, references as text. */
final class MemoryEntry {
  private final String objectType;
  private final Anchor anchor;
  private final Map<AttributeDefinition, List<Object>> values = new LinkedHashMap<>();
  private String dn;

  MemoryEntry(String dn, String objectType, Anchor anchor) {
    this.dn = dn;
    this.objectType = objectType;
    this.anchor = anchor;
  }

  String dn() {
    return dn;
  }

  String objectType() {
    return objectType;
  }

  Anchor anchor() {
    return anchor;
  }

  void rename(String newDn) {
    dn = newDn;
  }

  List<Object> values(AttributeDefinition attribute) {
    return values.getOrDefault(attribute, List.of());
  }

  /** Replaces the values of an attribute; none removes it. */
  void set(AttributeDefinition attribute, List<Object> newValues) {
    if (newValues.isEmpty()) {
      values.remove(attribute);
    } else {
      values.put(attribute, List.copyOf(new LinkedHashSet<>(newValues)));
    }
  }

  /** Rewrites the text of every reference; null removes it. Returns what changed. */
  List<AttributeDefinition> mapReferences(UnaryOperator<Object> change) {
    List<AttributeDefinition> changed = new ArrayList<>();
    for (AttributeDefinition attribute : List.copyOf(values.keySet())) {
      if (attribute.type() == AttributeType.REFERENCE) {
        List<Object> before = values(attribute);
        List<Object> after = new ArrayList<>();
        for (Object reference : before) {
          Object mapped = change.apply(reference);
          if (mapped != null) {
            after.add(mapped);
          }
        }
        if (!after.equals(before)) {
          set(attribute, after);
          changed.add(attribute);
        }
      }
    }
    return changed;
  }

  /** Returns what an import shows of the selected attributes. */
  AttributeSet image(Function<Object, Object> reference) {
    AttributeSet.Builder image = AttributeSet.builder();
    values.forEach(
        (attribute, list) -> {
          if (attribute.selected() && !attribute.exportOnly()) {
            List<Object> imported = imported(attribute, reference);
            image.set(
                attribute.slot(),
                attribute.multiValued() ? ImmutableList.copyOf(imported) : imported.get(0));
          }
        });
    return image.build();
  }

  /** Returns the values of an attribute as an import shows them. */
  List<Object> imported(AttributeDefinition attribute, Function<Object, Object> reference) {
    return attribute.type() == AttributeType.REFERENCE
        ? values(attribute).stream().map(reference).toList()
        : values(attribute);
  }

  /** Returns the values by attribute name as stories write them, without the anchor. */
  Map<String, List<String>> visibleValues() {
    Map<String, List<String>> visible = new TreeMap<>();
    values.forEach(
        (attribute, list) -> {
          if (!list.equals(List.of(anchor.value()))) {
            visible.put(
                attribute.name(),
                list.stream().map(value -> Values.shown(value).toString()).sorted().toList());
          }
        });
    return visible;
  }

  MemoryEntry copy() {
    return ofType(objectType);
  }

  /** Returns a copy that is of another object type. */
  MemoryEntry ofType(String otherType) {
    MemoryEntry copy = new MemoryEntry(dn, otherType, anchor);
    copy.values.putAll(values);
    return copy;
  }
}
