package org.aadsync.core.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and object types of one connector space, or of the metaverse.
 *
 * <p>Names are looked up without regard to case; the spelling of the schema is kept. In a connector
 * space slot 0 is the reserved attribute {@code dn} (string, single-valued), whose value is kept
 * with the object and never in its {@link AttributeSet}.
 */
public final class SpaceSchema {
  /** The reserved name of the distinguished name. */
  public static final String DN = "dn";

  /** The slot of {@link #DN} in the schema of every connector space. */
  public static final int DN_SLOT = 0;

  private final ImmutableList<AttributeDefinition> attributes;
  private final ImmutableMap<String, AttributeDefinition> byName;
  private final ImmutableMap<String, ObjectType> objectTypes;

  /**
   * Makes a schema.
   *
   * @param attributes the attributes; the n-th must have slot n
   * @param objectTypes the object types
   * @throws IllegalArgumentException if a slot is wrong or a name, compared without regard to case,
   *     occurs twice
   */
  public SpaceSchema(List<AttributeDefinition> attributes, List<ObjectType> objectTypes) {
    this.attributes = ImmutableList.copyOf(attributes);
    Map<String, AttributeDefinition> names = new HashMap<>();
    for (int i = 0; i < attributes.size(); i++) {
      AttributeDefinition attribute = attributes.get(i);
      if (attribute.slot() != i) {
        throw new IllegalArgumentException(
            "attribute " + attribute.name() + " has slot " + attribute.slot() + ", not " + i);
      }
      if (names.put(key(attribute.name()), attribute) != null) {
        throw new IllegalArgumentException("two attributes are named " + attribute.name());
      }
    }
    this.byName = ImmutableMap.copyOf(names);
    ImmutableMap.Builder<String, ObjectType> types = ImmutableMap.builder();
    objectTypes.forEach(type -> types.put(key(type.name()), type));
    this.objectTypes = types.buildOrThrow();
  }

  /** Returns all attributes in the order of their slots. */
  public ImmutableList<AttributeDefinition> attributes() {
    return attributes;
  }

  /** Returns the attribute in {@code slot}. */
  public AttributeDefinition attribute(int slot) {
    return attributes.get(slot);
  }

  /** Returns the attribute {@code name}, compared without regard to case, or null. */
  public @Nullable AttributeDefinition find(String name) {
    return byName.get(key(name));
  }

  /** Returns the object types in the order in which the schema lists them. */
  public ImmutableList<ObjectType> objectTypes() {
    return objectTypes.values().asList();
  }

  /** Returns the object type {@code name}, compared without regard to case, or null. */
  public @Nullable ObjectType findObjectType(String name) {
    return objectTypes.get(key(name));
  }

  /**
   * Returns this schema with other equalities.
   *
   * @param equalities by name, compared without regard to case; names that the schema does not have
   *     are passed over
   */
  public SpaceSchema withEqualities(Map<String, ValueEquality> equalities) {
    if (equalities.isEmpty()) {
      return this;
    }
    List<AttributeDefinition> changed = new ArrayList<>(attributes);
    equalities.forEach(
        (name, equality) -> {
          AttributeDefinition attribute = find(name);
          if (attribute != null) {
            changed.set(attribute.slot(), attribute.withEquality(equality));
          }
        });
    return new SpaceSchema(changed, objectTypes());
  }

  private static String key(String name) {
    // Names of attributes and classes are ASCII (RFC 4512, 1.4); any folding would do.
    return name.toLowerCase(Locale.ROOT);
  }
}
