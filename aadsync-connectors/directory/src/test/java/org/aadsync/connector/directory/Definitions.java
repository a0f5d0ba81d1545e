package org.aadsync.connector.directory;

import com.google.common.collect.ImmutableSet;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** Configurations for tests. */
final class Definitions {
  static final UUID PARTITION = UUID.nameUUIDFromBytes(new byte[] {1});

  private Definitions() {}

  /** Returns a schema; an attribute is {@code name:TYPE} with options behind further colons. */
  static SpaceSchema schema(String... attributes) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    definitions.add(attribute(0, "dn:STRING"));
    for (String attribute : attributes) {
      definitions.add(attribute(definitions.size(), attribute));
    }
    return new SpaceSchema(
        definitions,
        List.of(
            type("top", "top"),
            type("person", "top"),
            type("user", "person", "title", "manager", "number", "flag", "photo", "mails"),
            type("computer", "user"),
            type("group", "top")));
  }

  private static ObjectType type(String name, @Nullable String superior, String... attributes) {
    return new ObjectType(name, superior, ImmutableSet.copyOf(attributes));
  }

  private static AttributeDefinition attribute(int slot, String text) {
    List<String> parts = List.of(text.split(":"));
    return new AttributeDefinition(
        slot,
        parts.get(0),
        AttributeType.valueOf(parts.get(1)),
        parts.contains("multi"),
        !parts.contains("unselected"),
        parts.contains("exportOnly"),
        parts.contains("readOnly"));
  }

  static ConnectorDefinition connector(
      ConnectorKind kind, String anchor, SpaceSchema schema, Partition... partitions) {
    return new ConnectorDefinition(
        UUID.nameUUIDFromBytes(new byte[] {2}),
        "directory",
        kind,
        LocalDateTime.of(2020, 1, 1, 0, 0),
        schema,
        anchor,
        false,
        List.of(partitions),
        Map.of(),
        List.of());
  }

  static Partition partition(
      UUID id, String name, boolean selected, List<String> inclusions, List<String> exclusions) {
    return new Partition(
        id,
        name,
        name,
        selected,
        List.of("person", "user", "group"),
        inclusions,
        exclusions,
        Map.of());
  }
}
