package org.aadsync.connector.ldap.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema of the two tables beside this class. */
final class AdSchema {
  private static final AdSchema TABLES = new AdSchema();

  private final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
  private final Map<Integer, AttributeDefinition> links = new LinkedHashMap<>();
  private final Map<String, ClassDefinition> classes = new LinkedHashMap<>();
  private final Map<ClassDefinition, ClassRules> rules = new IdentityHashMap<>();

  private AdSchema() {
    rows("attributes.tsv").map(AdSchema::attribute).forEach(this::add);
    rows("classes.tsv")
        .map(AdSchema::classOf)
        .forEach(each -> classes.put(lower(each.name()), each));
    classes.values().forEach(each -> rules.put(each, rulesOf(each)));
  }

  static AdSchema tables() {
    return TABLES;
  }

  private void add(AttributeDefinition attribute) {
    attributes.put(attribute.key(), attribute);
    attribute.linkId().ifPresent(id -> links.put(id, attribute));
  }

  Collection<AttributeDefinition> attributes() {
    return Collections.unmodifiableCollection(attributes.values());
  }

  Collection<ClassDefinition> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  @Nullable AttributeDefinition attribute(String name) {
    return attributes.get(lower(name));
  }

  /** An attribute that this package relies on. */
  AttributeDefinition known(String name) {
    AttributeDefinition attribute = attribute(name);
    if (attribute == null) {
      throw new IllegalArgumentException("the schema has no attribute " + name);
    }
    return attribute;
  }

  @Nullable ClassDefinition classNamed(String name) {
    return classes.get(lower(name));
  }

  /** The other end of a link; null for a link that leads one way. */
  @Nullable AttributeDefinition otherEnd(AttributeDefinition link) {
    return links.get(link.linkId().getAsInt() ^ 1);
  }

  /** The class and those it is derived from, the most general one first. */
  List<ClassDefinition> lineage(ClassDefinition last) {
    List<ClassDefinition> chain = new ArrayList<>();
    ClassDefinition each = last;
    while (each != null && !chain.contains(each)) {
      chain.add(0, each);
      each = classNamed(each.parent());
    }
    return chain;
  }

  /** What a class, those that it is derived from and their auxiliary ones allow and demand. */
  ClassRules rules(ClassDefinition type) {
    ClassRules found = rules.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no class of this schema: " + type.name());
    }
    return found;
  }

  private ClassRules rulesOf(ClassDefinition type) {
    return new ClassRules(
        gather(type, ClassDefinition::optional),
        gather(type, ClassDefinition::mandatory),
        gather(type, ClassDefinition::superiors));
  }

  private Set<String> gather(ClassDefinition start, Function<ClassDefinition, Set<String>> what) {
    Set<String> found = new LinkedHashSet<>();
    gather(start, what, found, new LinkedHashSet<>());
    return Collections.unmodifiableSet(found);
  }

  private void gather(
      ClassDefinition start,
      Function<ClassDefinition, Set<String>> what,
      Set<String> found,
      Set<ClassDefinition> seen) {
    if (!seen.add(start)) {
      return;
    }
    what.apply(start).forEach(name -> found.add(lower(name)));
    ClassDefinition parent = classNamed(start.parent());
    if (parent != null) {
      gather(parent, what, found, seen);
    }
    for (String name : start.auxiliaries()) {
      ClassDefinition auxiliary = classNamed(name);
      if (auxiliary != null) {
        gather(auxiliary, what, found, seen);
      }
    }
  }

  private static AttributeDefinition attribute(String[] cells) {
    return new AttributeDefinition(
        lower(cells[0]),
        cells[0],
        cells[1],
        cells[2],
        Syntax.of(cells[3]),
        Integer.parseInt(cells[4]),
        names(cells[5]),
        number(cells[6]),
        number(cells[7]),
        number(cells[8]));
  }

  private static ClassDefinition classOf(String[] cells) {
    return new ClassDefinition(
        cells[0],
        cells[1],
        cells[2],
        Integer.parseInt(cells[3]),
        cells[4],
        cells[5],
        cells[6],
        names(cells[7]),
        names(cells[8]),
        names(cells[9]),
        names(cells[10]));
  }

  private static OptionalInt number(String cell) {
    // A bound beyond an int bounds nothing that fits into the memory of a test.
    return cell.equals("-") || cell.length() > 9
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(cell));
  }

  private static Set<String> names(String cell) {
    return cell.equals("-")
        ? Set.of()
        : Arrays.stream(cell.split(",")).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String[]> rows(String table) {
    try (InputStream in = AdSchema.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException("missing table " + table);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t"))
              .toList()
              .stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
