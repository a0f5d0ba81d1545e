package org.aadsync.connector.ldap.discovery;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** Finds what a configuration selects and a directory does not have. */
final class SchemaComparison {
  private SchemaComparison() {}

  /** Returns one warning that lists everything, or nothing. */
  static Optional<String> warning(ConnectorDefinition configured, DirectorySchema directory) {
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (AttributeDefinition attribute : configured.schema().attributes()) {
      if (attribute.slot() == SpaceSchema.DN_SLOT || !attribute.selected()) {
        continue;
      }
      DirectorySchema.Attribute found = directory.attribute(attribute.name());
      if (found == null) {
        missing.add(attribute.name());
      } else {
        different.addAll(differences(attribute, found));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add(
          "the directory does not have "
              + missing.size()
              + " of the attributes that the configuration selects, which "
              + (missing.size() == 1 ? "stays" : "stay")
              + " empty: "
              + String.join(", ", missing));
    }
    List<String> types = missingTypes(configured, directory);
    if (!types.isEmpty()) {
      parts.add(
          "the directory does not have "
              + types.size()
              + " of the object types that the configuration selects, of which nothing is"
              + " imported: "
              + String.join(", ", types));
    }
    if (!different.isEmpty()) {
      parts.add(
          "the directory has other values than the configuration expects in "
              + String.join(", ", different));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static List<String> missingTypes(
      ConnectorDefinition configured, DirectorySchema directory) {
    return configured.partitions().stream()
        .filter(Partition::selected)
        .flatMap(partition -> partition.objectClasses().stream())
        .filter(name -> directory.objectClass(name) == null)
        .collect(toImmutableSortedSet(String.CASE_INSENSITIVE_ORDER))
        .asList();
  }

  private static List<String> differences(
      AttributeDefinition attribute, DirectorySchema.Attribute found) {
    List<String> differences = new ArrayList<>();
    @Nullable AttributeType type = found.type();
    boolean refers =
        attribute.type() == AttributeType.REFERENCE
            && ActiveDirectorySyntax.canRefer(found.syntax());
    // What is never read is sent in a form of its own: unicodePwd is bytes, and given as text.
    if (type != null && type != attribute.type() && !refers && !attribute.exportOnly()) {
      differences.add(attribute.name() + " (" + type + " for " + attribute.type() + ")");
    }
    if (found.multiValued() != attribute.multiValued()) {
      differences.add(
          attribute.name()
              + (found.multiValued() ? " (several values for one)" : " (one value for several)"));
    }
    return differences;
  }
}
