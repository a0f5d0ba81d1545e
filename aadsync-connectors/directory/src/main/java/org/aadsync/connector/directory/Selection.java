package org.aadsync.connector.directory;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** The naming contexts, containers and object classes that a configuration selects. Thread-safe. */
public final class Selection {
  private record Scope(
      UUID id,
      boolean selected,
      boolean byDefault,
      NameTree<Boolean> containers,
      ClassHierarchy classes) {}

  private final NameTree<Scope> partitions = new NameTree<>();
  // There are few different placements and many objects.
  private final Interner<Placement> placements = Interners.newStrongInterner();

  /**
   * Makes a selection.
   *
   * @param schema the classes and which specialises which
   * @param partitions all partitions of the connector, as an object belongs to the one with the
   *     longest naming context; of two with the same one, the last
   * @throws ConnectorException if a container is no DN
   */
  public Selection(SpaceSchema schema, List<Partition> partitions) throws ConnectorException {
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

  /** Returns where the object {@code name} of these object classes stands. */
  public Placement place(DN name, List<String> objectClasses) {
    return place(name.toNormalizedString(), objectClasses);
  }

  /**
   * Returns where an object of these object classes stands.
   *
   * @param name its name as {@link DN#toNormalizedString} gives it
   */
  public Placement place(String name, List<String> objectClasses) {
    return placements.intern(newPlacement(name, objectClasses));
  }

  private Placement newPlacement(String name, List<String> objectClasses) {
    Scope scope = partitions.nearest(name);
    if (scope == null) {
      return new Placement(null, Standing.OUTSIDE, List.of());
    }
    @Nullable Boolean listed = scope.containers().nearest(name);
    if (!scope.selected() || !(listed == null ? scope.byDefault() : listed)) {
      return new Placement(scope.id(), Standing.OUTSIDE, List.of());
    }
    List<String> types = scope.classes().mostSpecific(objectClasses);
    Standing standing =
        switch (types.size()) {
          case 0 -> objectClasses.isEmpty() ? Standing.NO_CLASS : Standing.OTHER_CLASS;
          case 1 -> Standing.SELECTED;
          default -> Standing.AMBIGUOUS;
        };
    return new Placement(scope.id(), standing, types);
  }
}
