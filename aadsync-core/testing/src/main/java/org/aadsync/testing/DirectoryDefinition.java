package org.aadsync.testing;

import com.google.common.primitives.Bytes;
import com.google.common.primitives.Longs;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.RunProfile;
import org.aadsync.core.config.RunStep;
import org.aadsync.core.config.StepType;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** What the configuration says about a directory of a story, and how its objects are named. */
final class DirectoryDefinition {
  private final String name;
  private final ConnectorKind kind;
  private final int number;
  private final @Nullable ConnectorDefinition given;
  private final List<String> attributes;
  private final List<Partition> partitions = new ArrayList<>();
  private final Map<String, List<StepType>> runProfiles = new LinkedHashMap<>();
  private List<String> objectClasses;
  private @Nullable SpaceSchema schema;
  private int created;
  private int batchSize;

  DirectoryDefinition(String name, ConnectorKind kind, int number) {
    this.name = name;
    this.kind = kind;
    this.number = number;
    this.given = null;
    this.attributes =
        new ArrayList<>(isCloud() ? StandardSchema.AZURE_AD : StandardSchema.ACTIVE_DIRECTORY);
    this.objectClasses =
        isCloud()
            ? List.of("user", "contact", "group", "device")
            : List.of("user", "contact", "group", "foreignSecurityPrincipal", "organizationalUnit");
  }

  /** Makes the directory of a connector that a configuration has. */
  DirectoryDefinition(ConnectorDefinition given) {
    this.name = given.name();
    this.kind = given.kind();
    this.number = 0;
    this.given = given;
    this.attributes = List.of();
    this.objectClasses = List.of();
    this.schema = given.schema();
    given.partitions().stream().filter(Partition::selected).forEach(partitions::add);
  }

  private boolean isCloud() {
    return kind == ConnectorKind.AZURE_AD;
  }

  /** Adds attributes, in the notation of {@link StandardSchema}. */
  void attributes(String... more) {
    attributes.addAll(List.of(more));
  }

  /** Selects these object classes, in this order, in place of the usual ones. */
  void objectClasses(String... classes) {
    objectClasses = List.of(classes);
  }

  /** Adds a partition in place of the usual one, with all object classes. */
  void partition(String partitionName, List<String> inclusions, List<String> exclusions) {
    partitions.add(
        new Partition(
            uuid("partition " + partitionName),
            partitionName,
            partitionName,
            true,
            objectClasses,
            inclusions,
            exclusions,
            Map.of("Domain.FQDN", partitionName, "Domain.Netbios", name)));
  }

  /** Selects a partition no more. */
  void deselect(String partitionName) {
    partitions.replaceAll(
        each ->
            each.name().equals(partitionName)
                ? new Partition(
                    each.id(),
                    each.name(),
                    each.displayName(),
                    false,
                    each.objectClasses(),
                    each.inclusions(),
                    each.exclusions(),
                    each.parameters())
                : each);
  }

  void batchSize(int objects) {
    batchSize = objects;
  }

  /** Adds a run profile of one step for each of these types and each partition. */
  void runProfile(String profileName, StepType... types) {
    runProfiles.put(profileName, List.of(types));
  }

  private RunProfile runProfile(String profileName, List<StepType> types) {
    return new RunProfile(
        profileName,
        types.stream()
            .flatMap(
                type ->
                    partitions().stream()
                        .filter(Partition::selected)
                        .map(each -> new RunStep(type, each.id(), batchSize)))
            .toList());
  }

  ConnectorDefinition connector() {
    if (given != null) {
      return given;
    }
    return new ConnectorDefinition(
        id(),
        name,
        kind,
        LocalDateTime.of(2016, 1, 1, 0, 0).plusDays(number),
        schema(),
        anchorAttribute(),
        false,
        partitions(),
        Map.of("Connector.ID", "{" + id() + "}"),
        runProfiles.entrySet().stream()
            .map(entry -> runProfile(entry.getKey(), entry.getValue()))
            .toList());
  }

  UUID id() {
    return given == null ? uuid("connector") : given.id();
  }

  String name() {
    return name;
  }

  private UUID uuid(String what) {
    return UUID.nameUUIDFromBytes((what + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  String anchorAttribute() {
    if (given != null) {
      return given.anchorAttribute();
    }
    return isCloud() ? "cloudAnchor" : "objectGUID";
  }

  SpaceSchema schema() {
    SpaceSchema made = schema;
    if (made == null) {
      made = StandardSchema.schema(true, attributes, objectClasses);
      schema = made;
    }
    return made;
  }

  private List<Partition> partitions() {
    if (partitions.isEmpty()) {
      partition(isCloud() ? "default" : "DC=" + name, List.of(), List.of());
    }
    return partitions;
  }

  boolean holds(Partition partition, String dn) {
    return isCloud()
        || partitions().stream()
            .filter(each -> isBelow(dn, each.name()))
            .max((a, b) -> Integer.compare(a.name().length(), b.name().length()))
            .filter(partition::equals)
            .isPresent();
  }

  boolean selects(Partition partition, MemoryEntry entry) {
    int included = longestAbove(entry.dn(), partition.inclusions());
    int excluded = longestAbove(entry.dn(), partition.exclusions());
    return partition.objectClasses().contains(entry.objectType())
        && (included > excluded || (partition.inclusions().isEmpty() && excluded < 0));
  }

  /** Returns whether the DN is that of a partition, or of a container that was there before. */
  boolean isPartition(String dn) {
    return partitions().stream()
        .anyMatch(
            each ->
                each.name().equalsIgnoreCase(dn)
                    || (given != null
                        && each.inclusions().stream().anyMatch(dn::equalsIgnoreCase)));
  }

  private static int longestAbove(String dn, Collection<String> containers) {
    return containers.stream()
        .filter(each -> isBelow(dn, each))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  private static boolean isBelow(String dn, String container) {
    return MemoryDirectory.key("," + dn).endsWith(MemoryDirectory.key("," + container));
  }

  String dn(String common) {
    if (common.indexOf('=') >= 0) {
      return common;
    }
    return isCloud() ? "CN=" + common : "CN=" + common + "," + container();
  }

  /** Returns where an object is that is known by its common name alone. */
  private String container() {
    Partition first = partitions().get(0);
    return given == null || first.inclusions().isEmpty() ? first.name() : first.inclusions().get(0);
  }

  /** Returns a new object with an anchor of its own. */
  MemoryEntry newEntry(String objectType, String dn) {
    created++;
    if (given != null && !isCloud()) {
      UUID guid = uuid(objectType + " " + created);
      byte[] bytes =
          Bytes.concat(
              Longs.toByteArray(guid.getMostSignificantBits()),
              Longs.toByteArray(guid.getLeastSignificantBits()));
      return newEntry(objectType, dn, Anchor.of(ByteString.copyOf(bytes)));
    }
    return newEntry(objectType, dn, String.format("%s-%s-%04d", name, objectType, created));
  }

  /** Returns a new object with that anchor. */
  MemoryEntry newEntry(String objectType, String dn, String anchor) {
    return newEntry(
        objectType, dn, isCloud() ? Anchor.of(anchor, false) : Anchor.of(Values.bytes(anchor)));
  }

  private MemoryEntry newEntry(String objectType, String dn, Anchor anchor) {
    MemoryEntry entry = new MemoryEntry(dn, objectType, anchor);
    AttributeDefinition attribute = schema().find(anchorAttribute());
    if (attribute != null) {
      entry.set(attribute, List.of(entry.anchor().value()));
    }
    return entry;
  }
}
