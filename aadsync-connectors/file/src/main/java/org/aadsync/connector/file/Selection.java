package org.aadsync.connector.file;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.file.Placement.Standing;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** The naming contexts, containers and object classes that a configuration selects. Thread-safe. */
final class Selection {
  private record Scope(
      UUID id,
      boolean selected,
      boolean byDefault,
      NameTree<Boolean> containers,
      ClassHierarchy classes) {}

  private final NameTree<Scope> partitions = new NameTree<>();
  // There are few different placements and many records.
  private final Interner<Placement> placements = Interners.newStrongInterner();

  /**
   * Makes a selection.
   *
   * @throws ConnectorException if a container is no DN
   */
  Selection(SpaceSchema schema, List<Partition> partitions) throws ConnectorException {
    for (Partition partition : partitions) {
      this.partitions.put(namingContext(partition), scope(schema, partition));
    }
  }

  private static DN namingContext(Partition partition) {
    try {
      return new DN(partition.name());
    } catch (LDAPException e) {
      // "default" and the like: a partition that holds everything.
      return DN.NULL_DN;
    }
  }

  private static Scope scope(SpaceSchema schema, Partition partition) throws ConnectorException {
    NameTree<Boolean> containers = new NameTree<>();
    for (String container : partition.inclusions()) {
      containers.put(container(partition, container), true);
    }
    for (String container : partition.exclusions()) {
      containers.put(container(partition, container), false);
    }
    return new Scope(
        partition.id(),
        partition.selected(),
        partition.inclusions().isEmpty(),
        containers,
        new ClassHierarchy(schema, partition.objectClasses()));
  }

  private static DN container(Partition partition, String text) throws ConnectorException {
    try {
      return new DN(text);
    } catch (LDAPException e) {
      throw new ConnectorException(
          "no-start-bad-ma-configuration",
          "partition '"
              + partition.name()
              + "' lists the container '"
              + text
              + "': "
              + e.getMessage(),
          e);
    }
  }

  /** Returns where {@code record} stands. */
  Placement place(LdifRecord record) {
    return placements.intern(newPlacement(record));
  }

  private Placement newPlacement(LdifRecord record) {
    Scope scope = partitions.nearest(record.name());
    if (scope == null) {
      return new Placement(null, Standing.OUTSIDE, List.of());
    }
    @Nullable Boolean listed = scope.containers().nearest(record.name());
    if (!scope.selected() || !(listed == null ? scope.byDefault() : listed)) {
      return new Placement(scope.id(), Standing.OUTSIDE, List.of());
    }
    List<String> types = scope.classes().mostSpecific(record.texts(AttributeNames.OBJECT_CLASS));
    Standing standing =
        switch (types.size()) {
          case 0 -> Standing.OTHER_CLASS;
          case 1 -> Standing.SELECTED;
          default -> Standing.AMBIGUOUS;
        };
    return new Placement(scope.id(), standing, types);
  }
}
