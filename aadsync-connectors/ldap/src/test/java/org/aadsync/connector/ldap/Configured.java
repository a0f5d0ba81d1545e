package org.aadsync.connector.ldap;

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

/** A connector as a configuration has it. */
final class Configured {
  static final UUID PARTITION = UUID.fromString("11111111-2222-3333-4444-555555555555");

  private Configured() {}

  static ConnectorDefinition connector(String base, List<AttributeDefinition> attributes) {
    List<AttributeDefinition> all = new ArrayList<>();
    all.add(
        new AttributeDefinition(0, SpaceSchema.DN, AttributeType.STRING, false, true, false, true));
    all.addAll(attributes);
    return new ConnectorDefinition(
        UUID.fromString("b891884f-051e-4a83-95af-2544101c9083"),
        "forest",
        ConnectorKind.ACTIVE_DIRECTORY,
        LocalDateTime.of(2026, 1, 1, 0, 0),
        new SpaceSchema(all, List.of(new ObjectType("user", null, ImmutableSet.of()))),
        "objectGUID",
        false,
        List.of(
            new Partition(
                PARTITION,
                base,
                base,
                true,
                List.of("user"),
                List.of(),
                List.of(),
                Map.of("Domain.FQDN", "exported.example"))),
        Map.of("Forest.FQDN", "exported.example"),
        List.of());
  }

  static AttributeDefinition attribute(
      int slot, String name, AttributeType type, boolean multiValued) {
    return new AttributeDefinition(slot, name, type, multiValued, true, false, false);
  }
}
