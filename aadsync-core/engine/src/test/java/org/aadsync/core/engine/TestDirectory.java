package org.aadsync.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a story: its place in the configuration, its content, and the steps that the
 * engine can run on it.
 *
 * <p>A name without an equals sign stands for the object of that common name: {@code ada} for
 * {@code CN=ada,DC=AD} in Active Directory and {@code CN=ada} in Azure AD.
 */
final class TestDirectory {
  private final Scenario scenario;
  private final String name;
  private final ConnectorKind kind;
  private final int number;
  private final MemoryDirectory memory = new MemoryDirectory(this);
  private final List<String> attributes;
  private final List<Partition> partitions = new ArrayList<>();
  private List<String> objectClasses;
  private @Nullable SpaceSchema schema;
  private boolean connected = true;
  private boolean importedBefore;
  private int created;

  TestDirectory(Scenario scenario, String name, ConnectorKind kind, int number) {
    this.scenario = scenario;
    this.name = name;
    this.kind = kind;
    this.number = number;
    this.attributes =
        new ArrayList<>(isCloud() ? StandardSchema.AZURE_AD : StandardSchema.ACTIVE_DIRECTORY);
    this.objectClasses =
        isCloud()
            ? List.of("user", "contact", "group", "device")
            : List.of("user", "contact", "group", "foreignSecurityPrincipal", "organizationalUnit");
  }

  private boolean isCloud() {
    return kind == ConnectorKind.AZURE_AD;
  }

  // Configuration, before the first step

  /** Adds attributes, in the notation of {@link StandardSchema}. */
  TestDirectory attributes(String... more) {
    attributes.addAll(List.of(more));
    return this;
  }

  /** Selects these object classes, in this order, in place of the usual ones. */
  TestDirectory objectClasses(String... classes) {
    objectClasses = List.of(classes);
    return this;
  }

  /** Adds a partition in place of the usual one, with all object classes. */
  TestDirectory partition(String partitionName, List<String> inclusions, List<String> exclusions) {
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
    return this;
  }

  /** Leaves the connector in the configuration without a connection to its directory. */
  TestDirectory unconnected() {
    connected = false;
    return this;
  }

  boolean isConnected() {
    return connected;
  }

  ConnectorDefinition definition() {
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
        List.of());
  }

  UUID id() {
    return uuid("connector");
  }

  String name() {
    return name;
  }

  private UUID uuid(String what) {
    return UUID.nameUUIDFromBytes((what + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  private String anchorAttribute() {
    return isCloud() ? "cloudAnchor" : "objectGUID";
  }

  private SpaceSchema schema() {
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

  /** Returns whether the parent of the DN exists, or needs none. */
  boolean hasParent(String dn) {
    int comma = dn.indexOf(',');
    String parent = dn.substring(comma + 1);
    return comma < 0
        || memory.find(parent) != null
        || partitions().stream().anyMatch(each -> each.name().equalsIgnoreCase(parent));
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

  // Content

  MemoryDirectory memory() {
    return memory;
  }

  DirectoryFaults faults() {
    return memory.faults();
  }

  /** Returns the DN of the object {@code common}, which may be a DN already. */
  String dn(String common) {
    if (common.indexOf('=') >= 0) {
      return common;
    }
    return isCloud() ? "CN=" + common : "CN=" + common + "," + partitions().get(0).name();
  }

  /**
   * Puts an object into the directory.
   *
   * @param pairs attribute names and values in turn, a list for several values; a value for the
   *     anchor attribute becomes the anchor
   */
  TestDirectory add(String objectType, String common, Object... pairs) {
    Object anchor = null;
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(anchorAttribute())) {
        anchor = pairs[i + 1];
      }
    }
    MemoryEntry entry =
        anchor == null
            ? newEntry(objectType, dn(common))
            : newEntry(objectType, dn(common), anchor.toString());
    assertThat(memory.find(entry.dn())).as("object in the way of %s", entry.dn()).isNull();
    memory.add(entry);
    return change(common, pairs);
  }

  /** Adds a user with the employee number, the SID and the display name {@code common}. */
  TestDirectory addUser(String common, Object... pairs) {
    Object[] usual = {"displayName", common, "employeeID", common, "objectSid", "S-" + common};
    return add("user", common, Stream.concat(Stream.of(usual), Stream.of(pairs)).toArray());
  }

  /** Adds a group with the display name {@code common} and these members. */
  TestDirectory addGroup(String common, String... members) {
    return add(
        "group", common, "displayName", common, "employeeID", common, "member", List.of(members));
  }

  /** Changes attributes of an object: names and values in turn, an empty list to remove. */
  TestDirectory change(String common, Object... pairs) {
    MemoryEntry entry = entry(common);
    for (int i = 0; i < pairs.length; i += 2) {
      AttributeDefinition attribute =
          Objects.requireNonNull(schema().find((String) pairs[i]), (String) pairs[i]);
      Collection<?> written =
          pairs[i + 1] instanceof Collection<?> many ? many : List.of(pairs[i + 1]);
      if (!attribute.name().equals(anchorAttribute())) {
        memory.set(
            entry, attribute, written.stream().map(each -> stored(attribute, each)).toList());
      }
    }
    return this;
  }

  /** Removes attributes of an object. */
  TestDirectory clear(String common, String... names) {
    for (String each : names) {
      change(common, each, List.of());
    }
    return this;
  }

  TestDirectory rename(String common, String newName) {
    memory.rename(entry(common), dn(newName));
    return this;
  }

  /** Makes an object one of another type. */
  TestDirectory changeType(String common, String objectType) {
    memory.changeType(entry(common), objectType);
    return this;
  }

  TestDirectory remove(String common) {
    memory.remove(entry(common));
    return this;
  }

  /** Checks the values that the directory itself has; none means that the attribute is absent. */
  TestDirectory holdsValues(String common, String attribute, Object... values) {
    AttributeDefinition definition = Objects.requireNonNull(schema().find(attribute), attribute);
    Object[] expected =
        definition.type() == AttributeType.REFERENCE
            ? List.of(values).stream().map(each -> stored(definition, each)).toArray()
            : Values.shown(List.of(values)).toArray();
    assertThat(Values.shown(entry(common).values(definition)))
        .as("%s of %s in the directory %s", attribute, common, name)
        .containsExactlyInAnyOrder(expected);
    return this;
  }

  /** Checks which objects the directory itself has. */
  TestDirectory holdsExactly(String... commons) {
    assertThat(memory.all().map(MemoryEntry::dn))
        .as("objects in the directory %s", name)
        .containsExactlyInAnyOrder(List.of(commons).stream().map(this::dn).toArray(String[]::new));
    return this;
  }

  Anchor anchor(String common) {
    return entry(common).anchor();
  }

  TestDirectory shuffleImports(Random random) {
    memory.shuffleImports(random);
    return this;
  }

  private MemoryEntry entry(String common) {
    return Objects.requireNonNull(memory.find(dn(common)), () -> "no " + common + " in " + name);
  }

  private Object stored(AttributeDefinition attribute, Object written) {
    return attribute.type() == AttributeType.REFERENCE && written instanceof String reference
        ? dn(reference)
        : Values.stored(attribute.type(), written);
  }

  MemoryEntry newEntry(String objectType, String dn) {
    created++;
    return newEntry(objectType, dn, String.format("%s-%s-%04d", name, objectType, created));
  }

  private MemoryEntry newEntry(String objectType, String dn, String anchor) {
    MemoryEntry entry =
        new MemoryEntry(
            dn, objectType, isCloud() ? Anchor.of(anchor, false) : Anchor.of(Values.bytes(anchor)));
    AttributeDefinition attribute = schema().find(anchorAttribute());
    if (attribute != null) {
      entry.set(attribute, List.of(entry.anchor().value()));
    }
    return entry;
  }

  // Steps

  StepAssert fullImport() {
    return run(StepType.FULL_IMPORT);
  }

  StepAssert deltaImport() {
    return run(StepType.DELTA_IMPORT);
  }

  StepAssert fullSync() {
    return run(StepType.FULL_SYNCHRONIZATION);
  }

  StepAssert deltaSync() {
    return run(StepType.DELTA_SYNCHRONIZATION);
  }

  StepAssert export() {
    memory.clearLastExport();
    return run(StepType.EXPORT);
  }

  /** Imports what changed, everything if nothing was imported before. */
  StepAssert importChanges() {
    return importedBefore ? deltaImport() : fullImport();
  }

  private StepAssert run(StepType step) {
    importedBefore |= step == StepType.FULL_IMPORT;
    return new StepAssert(this, scenario.engine().run(id(), step));
  }

  /** Returns what the last export asked the directory for, such as {@code add CN=ada}. */
  List<String> lastExport() {
    return memory.lastExport();
  }

  // Connector space

  List<Contributor> outboundContributors(ConnectorSpaceObject object, String attribute) {
    return scenario.engine().outboundContributors(object, attribute);
  }

  /** Returns the connector-space object of that name. */
  ConnectorSpaceAssert object(String common) {
    return new ConnectorSpaceAssert(
        this,
        scenario
            .engine()
            .findByDn(id(), dn(common))
            .orElseThrow(
                () -> new AssertionError("no " + dn(common) + " in the space of " + name)));
  }

  /** Checks that the connector space has no object of that name, not even a placeholder. */
  TestDirectory hasNoObject(String common) {
    assertThat(find(dn(common)).map(ConnectorSpaceObject::dn))
        .as("%s in the space of %s", common, name)
        .isEmpty();
    return this;
  }

  /** Checks which objects the connector space has, placeholders left out. */
  TestDirectory hasExactly(String... commons) {
    assertThat(
            scenario
                .engine()
                .connectorSpace(id())
                .filter(object -> object.connectionState() != ConnectionState.PLACEHOLDER)
                .map(ConnectorSpaceObject::dn))
        .as("objects in the space of %s", name)
        .containsExactlyInAnyOrder(List.of(commons).stream().map(this::dn).toArray(String[]::new));
    return this;
  }
}
