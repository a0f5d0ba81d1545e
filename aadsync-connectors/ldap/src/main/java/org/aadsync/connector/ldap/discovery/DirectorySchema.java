package org.aadsync.connector.ldap.discovery;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aadsync.core.schema.AttributeType;
import org.jspecify.annotations.Nullable;

/** The attributes and classes of a directory, found by name without regard to case. Immutable. */
public final class DirectorySchema {
  /** How an attribute is linked to the one that points back. */
  public enum Link {
    /** Not at all. */
    NONE,
    /** It can be written, as {@code member}. */
    FORWARD,
    /** The directory computes it from the other, as {@code memberOf}. */
    BACK
  }

  /**
   * An attribute.
   *
   * @param name its name as the directory spells it
   * @param type the type of its values, or null if its syntax is not known
   * @param syntax its syntax as the directory names it
   * @param multiValued whether it may have several values
   * @param link whether it is linked
   */
  public record Attribute(
      String name, @Nullable AttributeType type, String syntax, boolean multiValued, Link link) {}

  /**
   * An object class.
   *
   * @param name its name as the directory spells it
   * @param superiors the classes that it specialises: one in Active Directory
   * @param auxiliaries the classes that add attributes to it
   * @param attributes the attributes that it adds itself
   */
  public record ObjectClass(
      String name, List<String> superiors, List<String> auxiliaries, List<String> attributes) {
    /** Makes defensive copies. */
    public ObjectClass {
      superiors = List.copyOf(superiors);
      auxiliaries = List.copyOf(auxiliaries);
      attributes = List.copyOf(attributes);
    }
  }

  private final ImmutableMap<String, Attribute> attributes;
  private final ImmutableMap<String, ObjectClass> classes;

  DirectorySchema(Map<String, Attribute> attributes, Collection<ObjectClass> classes) {
    Map<String, Attribute> byName = new LinkedHashMap<>();
    attributes.forEach((name, attribute) -> byName.put(key(name), attribute));
    this.attributes = ImmutableMap.copyOf(byName);
    Map<String, ObjectClass> byClass = new LinkedHashMap<>();
    classes.forEach(one -> byClass.put(key(one.name()), one));
    this.classes = ImmutableMap.copyOf(byClass);
  }

  /** Returns the attribute {@code name}, or null. */
  public @Nullable Attribute attribute(String name) {
    return attributes.get(key(name));
  }

  /** Returns the class {@code name}, or null. */
  public @Nullable ObjectClass objectClass(String name) {
    return classes.get(key(name));
  }

  /** Returns the attributes that a class, its superiors and auxiliaries allow, in lower case. */
  public List<String> attributesOf(String objectClass) {
    Map<String, Boolean> seen = new LinkedHashMap<>();
    Map<String, Boolean> names = new LinkedHashMap<>();
    collect(objectClass, seen, names);
    return List.copyOf(names.keySet());
  }

  // Active Directory puts top above itself; a hostile schema could go round further.
  private void collect(
      String objectClass, Map<String, Boolean> seen, Map<String, Boolean> attributesFound) {
    ObjectClass found = objectClass(objectClass);
    if (found != null && seen.put(key(objectClass), true) == null) {
      found.attributes().forEach(name -> attributesFound.put(key(name), true));
      found.auxiliaries().forEach(name -> collect(name, seen, attributesFound));
      found.superiors().forEach(name -> collect(name, seen, attributesFound));
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
