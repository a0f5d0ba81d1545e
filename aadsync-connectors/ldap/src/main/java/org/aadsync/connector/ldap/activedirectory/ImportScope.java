package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Selection;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.ConnectorException;

/**
 * What a configuration asks for of one naming context. Immutable.
 *
 * @param partition the partition
 * @param selection which objects are selected
 * @param attributes the attributes that are asked for, explicitly
 */
record ImportScope(Partition partition, Selection selection, ImmutableList<String> attributes) {
  static final String IS_DELETED = "isDeleted";
  static final String NAME = "name";
  static final String USN_CREATED = "uSNCreated";
  static final String LAST_KNOWN_PARENT = "lastKnownParent";

  // Objects of these classes are where others are; the move of one moves what is below it.
  private static final ImmutableList<String> CONTAINERS =
      ImmutableList.of("organizationalUnit", "container", "builtinDomain");

  static ImportScope of(ConnectorDefinition definition, Partition partition)
      throws ConnectorException {
    // An object belongs to the partition with the longest name: the others count too.
    List<Partition> all = new ArrayList<>(definition.partitions());
    all.removeIf(other -> other.id().equals(partition.id()));
    all.add(partition);
    ImportScope scope =
        new ImportScope(
            partition, new Selection(definition.schema(), all), attributesOf(definition.schema()));
    if (!DN.isValidDN(partition.name())) {
      throw new ConnectorException(
          "no-start-bad-ma-configuration",
          "the partition '"
              + partition.name()
              + "' is no DN of a naming context; Active Directory has no other partitions");
    }
    return scope;
  }

  private static ImmutableList<String> attributesOf(SpaceSchema schema) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (AttributeDefinition attribute : schema.attributes()) {
      if (attribute.slot() != SpaceSchema.DN_SLOT
          && attribute.selected()
          && !attribute.exportOnly()
          && AttributeNames.isValid(attribute.name())) {
        names.add(attribute.name());
      }
    }
    return names
        .add(AttributeNames.OBJECT_CLASS, ObjectGuid.ATTRIBUTE, IS_DELETED)
        .build()
        .asList();
  }

  /** Returns the attributes to read of a whole object. */
  List<String> wholeAttributes() {
    return ImmutableSet.<String>builder()
        .addAll(attributes)
        .add(USN_CREATED, RangeRetrieval.USN_CHANGED, LAST_KNOWN_PARENT)
        .build()
        .asList();
  }

  /** Returns the attributes of which changes are asked for; a new name is a move. */
  List<String> followedAttributes() {
    return ImmutableSet.<String>builder().addAll(attributes).add(NAME).build().asList();
  }

  UUID id() {
    return partition.id();
  }

  /** Returns the DN of the naming context. */
  String base() {
    return partition.name();
  }

  /** Returns what is true of all objects of the selected classes. */
  Filter selected() {
    return Filter.createORFilter(classes(partition.objectClasses()));
  }

  /** Returns what is true of all objects whose changes matter: of the containers as well. */
  Filter changing() {
    List<Filter> any = classes(partition.objectClasses());
    any.addAll(classes(CONTAINERS));
    any.add(Filter.createEqualityFilter(IS_DELETED, "TRUE"));
    return Filter.createORFilter(any);
  }

  /** Returns what is true of all containers. */
  static Filter containers() {
    return Filter.createORFilter(classes(CONTAINERS));
  }

  private static List<Filter> classes(List<String> names) {
    List<Filter> filters = new ArrayList<>();
    for (String name : names) {
      filters.add(Filter.createEqualityFilter(AttributeNames.OBJECT_CLASS, name));
    }
    return filters;
  }

  /**
   * Returns the containers that are to be read, each with all below it: none of them is below
   * another.
   */
  List<DN> roots() throws LDAPException {
    DN context = new DN(partition.name());
    List<DN> included = new ArrayList<>();
    for (String name : partition.inclusions()) {
      DN dn = new DN(name);
      if (dn.isDescendantOf(context, true)) {
        included.add(dn);
      }
    }
    if (partition.inclusions().isEmpty()) {
      return List.of(context);
    }
    List<DN> roots = new ArrayList<>();
    for (DN dn : included) {
      boolean covered = roots.contains(dn);
      for (DN other : included) {
        covered |= dn.isDescendantOf(other, false);
      }
      if (!covered) {
        roots.add(dn);
      }
    }
    return roots;
  }
}
