package org.aadsync.connector.directory;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;

/** The selected object classes of a partition and which of them specialise which. Thread-safe. */
final class ClassHierarchy {
  /** A selected class; {@code superiors} are all classes above it, in lower case. */
  private record SelectedClass(String name, ImmutableSet<String> superiors) {}

  // A directory has few combinations of classes; a hostile one may have many.
  private static final int MAX_COMBINATIONS = 1_024;

  private final ImmutableMap<String, SelectedClass> selected;
  private final Map<List<String>, List<String>> known = new ConcurrentHashMap<>();

  ClassHierarchy(SpaceSchema schema, List<String> objectClasses) {
    Map<String, SelectedClass> classes = new LinkedHashMap<>();
    for (String name : objectClasses) {
      classes.put(key(name), new SelectedClass(name, superiors(schema, name)));
    }
    this.selected = ImmutableMap.copyOf(classes);
  }

  private static ImmutableSet<String> superiors(SpaceSchema schema, String name) {
    Set<String> above = new HashSet<>();
    ObjectType type = schema.findObjectType(name);
    // A class that the schema puts above itself (top in Active Directory) ends the walk.
    while (type != null && type.superior() != null && above.add(key(type.superior()))) {
      type = schema.findObjectType(type.superior());
    }
    above.remove(key(name));
    return ImmutableSet.copyOf(above);
  }

  /**
   * Returns the selected classes among {@code values} that have no selected subclass among them:
   * one is the object type of an object, none means that it is not selected, several that it has
   * none.
   */
  List<String> mostSpecific(List<String> values) {
    List<String> found = known.get(values);
    if (found == null) {
      found = find(values);
      if (known.size() < MAX_COMBINATIONS) {
        known.put(List.copyOf(values), found);
      }
    }
    return found;
  }

  private List<String> find(List<String> values) {
    Map<String, SelectedClass> present = new LinkedHashMap<>();
    for (String value : values) {
      SelectedClass found = selected.get(key(value));
      if (found != null) {
        present.put(key(value), found);
      }
    }
    Set<String> generalised = new HashSet<>();
    present.values().forEach(one -> generalised.addAll(one.superiors()));
    return present.entrySet().stream()
        .filter(entry -> !generalised.contains(entry.getKey()))
        .map(entry -> entry.getValue().name())
        .toList();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
