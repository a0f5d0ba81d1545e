package org.aadsync.core.internal.state;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.internal.space.ConnectorSpace;
import org.aadsync.core.rules.CompiledRuleSet;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** What the numbers in records stand for: connectors, attributes, rules. */
final class Dictionary {
  private final ImmutableList<ConnectorSpace> spaces;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<ConnectorSpace, Entry> bySpace = new HashMap<>();
  private final AttributeNumbers metaverse;
  private final RuleNumbers rules;

  /**
   * A connector of some time.
   *
   * @param space its space, or null if it is not in the configuration any more
   */
  private record Entry(
      int number,
      UUID id,
      String name,
      @Nullable ConnectorSpace space,
      @Nullable AttributeNumbers attributes) {}

  Dictionary(ImmutableList<ConnectorSpace> spaces, SpaceSchema metaverse, CompiledRuleSet rules) {
    this.spaces = spaces;
    this.metaverse = new AttributeNumbers(metaverse);
    this.rules = new RuleNumbers(rules);
  }

  /** Returns the connector spaces of the configuration. */
  ImmutableList<ConnectorSpace> spaces() {
    return spaces;
  }

  AttributeNumbers metaverse() {
    return metaverse;
  }

  RuleNumbers rules() {
    return rules;
  }

  int number(ConnectorSpace space) {
    return entry(space).number();
  }

  AttributeNumbers attributes(ConnectorSpace space) {
    AttributeNumbers attributes = entry(space).attributes();
    if (attributes == null) {
      throw new IllegalStateException("a connector of the configuration has attributes");
    }
    return attributes;
  }

  private Entry entry(ConnectorSpace space) {
    Entry known = bySpace.get(space);
    return known != null ? known : add(space.definition().id(), space.definition().name(), space);
  }

  private Entry add(UUID id, String name, @Nullable ConnectorSpace space) {
    Entry entry =
        new Entry(
            entries.size(),
            id,
            name,
            space,
            space == null ? null : new AttributeNumbers(space.schema()));
    entries.add(entry);
    if (space != null) {
      bySpace.put(space, entry);
    }
    return entry;
  }

  /** Returns the connector space that has a number; null if its connector is there no more. */
  @Nullable ConnectorSpace space(RecordReader reader, long number) {
    if (number < 0 || number >= entries.size()) {
      throw reader.damaged("there is no connector number " + number);
    }
    return entries.get((int) number).space();
  }

  void write(RecordWriter writer) {
    spaces.forEach(this::entry);
    writer.varint(entries.size());
    for (Entry entry : entries) {
      writer.uuid(entry.id());
      writer.text(entry.name());
      writer.bool(entry.attributes() != null);
      if (entry.attributes() != null) {
        entry.attributes().write(writer);
      }
    }
    metaverse.write(writer);
    rules.write(writer);
  }

  /**
   * Reads what the numbers stood for.
   *
   * @param notes gets a line for everything that is lost
   */
  void read(RecordReader reader, List<String> notes) {
    for (int left = reader.count(); left > 0; left--) {
      UUID id = reader.uuid();
      String name = reader.text();
      boolean inUse = reader.bool();
      ConnectorSpace now =
          !inUse
              ? null
              : spaces.stream()
                  .filter(space -> space.definition().id().equals(id))
                  .findFirst()
                  .orElse(null);
      Entry entry = add(id, name, now);
      if (inUse && now == null) {
        notes.add(
            name + ": the connector is not in the configuration any more, its objects are gone");
        new AttributeNumbers(emptySchema()).read(reader, name, new ArrayList<>());
      } else if (entry.attributes() != null) {
        entry.attributes().read(reader, name, notes);
      }
    }
    metaverse.read(reader, "metaverse", notes);
    rules.read(reader);
    reader.end();
  }

  private static SpaceSchema emptySchema() {
    return new SpaceSchema(List.of(), List.of());
  }
}
