package org.aadsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.ConnectionState;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.Anchor;

/**
 * A directory of a story: its place in the configuration, its content, and the steps that the
 * engine can run on it.
 *
 * <p>A name without an equals sign stands for the object of that common name: {@code ada} for
 * {@code CN=ada,DC=AD} in Active Directory and {@code CN=ada} in Azure AD.
 */
public final class TestDirectory {
  private final Scenario scenario;
  private final DirectoryDefinition definition;
  private final MemoryDirectory memory;
  private boolean connected = true;
  private boolean importedBefore;

  TestDirectory(Scenario scenario, String name, ConnectorKind kind, int number) {
    this.scenario = scenario;
    this.definition = new DirectoryDefinition(name, kind, number);
    this.memory = new MemoryDirectory(definition);
  }

  TestDirectory(Scenario scenario, ConnectorDefinition connector) {
    this.scenario = scenario;
    this.definition = new DirectoryDefinition(connector);
    this.memory = new MemoryDirectory(definition);
  }

  // Configuration, before the first step

  /** Adds attributes, in the notation of {@link StandardSchema}. */
  public TestDirectory attributes(String... more) {
    definition.attributes(more);
    return this;
  }

  /** Selects these object classes, in this order, in place of the usual ones. */
  public TestDirectory objectClasses(String... classes) {
    definition.objectClasses(classes);
    return this;
  }

  /** Adds a partition in place of the usual one, with all object classes. */
  public TestDirectory partition(
      String partitionName, List<String> inclusions, List<String> exclusions) {
    definition.partition(partitionName, inclusions, exclusions);
    return this;
  }

  /** Selects a partition no more, from the next {@linkplain Scenario#restart start} on. */
  public TestDirectory deselect(String partitionName) {
    definition.deselect(partitionName);
    return this;
  }

  /** Adds a run profile of one step for each of these types and each selected partition. */
  public TestDirectory runProfile(String profileName, StepType... types) {
    definition.runProfile(profileName, types);
    return this;
  }

  /** Sets how many objects a batch of an export has, through a run profile Export. */
  public TestDirectory batchSize(int objects) {
    definition.batchSize(objects);
    return runProfile("Export", StepType.EXPORT);
  }

  /** Leaves the connector in the configuration without a connection to its directory. */
  public TestDirectory unconnected() {
    connected = false;
    return this;
  }

  public boolean isConnected() {
    return connected;
  }

  public ConnectorDefinition definition() {
    return definition.connector();
  }

  public UUID id() {
    return definition.id();
  }

  public String name() {
    return definition.name();
  }

  // Content

  public MemoryDirectory memory() {
    return memory;
  }

  public DirectoryFaults faults() {
    return memory.faults();
  }

  /** Returns the DN of the object {@code common}, which may be a DN already. */
  public String dn(String common) {
    return definition.dn(common);
  }

  /**
   * Puts an object into the directory.
   *
   * @param pairs attribute names and values in turn, a list for several values; a value for the
   *     anchor attribute becomes the anchor
   */
  public TestDirectory add(String objectType, String common, Object... pairs) {
    Object anchor = null;
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(definition.anchorAttribute())) {
        anchor = pairs[i + 1];
      }
    }
    MemoryEntry entry =
        anchor == null
            ? definition.newEntry(objectType, dn(common))
            : definition.newEntry(objectType, dn(common), anchor.toString());
    assertThat(memory.find(entry.dn())).as("object in the way of %s", entry.dn()).isNull();
    memory.add(entry);
    return change(common, pairs);
  }

  /** Adds a user with the employee number, the SID and the display name {@code common}. */
  public TestDirectory addUser(String common, Object... pairs) {
    Object[] usual = {"displayName", common, "employeeID", common, "objectSid", "S-" + common};
    return add("user", common, Stream.concat(Stream.of(usual), Stream.of(pairs)).toArray());
  }

  /** Adds a group with the display name {@code common} and these members. */
  public TestDirectory addGroup(String common, String... members) {
    return add(
        "group", common, "displayName", common, "employeeID", common, "member", List.of(members));
  }

  /** Changes attributes of an object: names and values in turn, an empty list to remove. */
  public TestDirectory change(String common, Object... pairs) {
    MemoryEntry entry = entry(common);
    for (int i = 0; i < pairs.length; i += 2) {
      AttributeDefinition attribute = attribute((String) pairs[i]);
      Collection<?> written =
          pairs[i + 1] instanceof Collection<?> many ? many : List.of(pairs[i + 1]);
      if (!attribute.name().equals(definition.anchorAttribute())) {
        memory.set(
            entry, attribute, written.stream().map(each -> stored(attribute, each)).toList());
      }
    }
    return this;
  }

  /** Removes attributes of an object. */
  public TestDirectory clear(String common, String... names) {
    for (String each : names) {
      change(common, each, List.of());
    }
    return this;
  }

  public TestDirectory rename(String common, String newName) {
    memory.rename(entry(common), dn(newName));
    return this;
  }

  /** Makes an object one of another type. */
  public TestDirectory changeType(String common, String objectType) {
    memory.changeType(entry(common), objectType);
    return this;
  }

  public TestDirectory remove(String common) {
    memory.remove(entry(common));
    return this;
  }

  /** Returns whether the directory itself has an object of that name. */
  public boolean holds(String common) {
    return memory.find(dn(common)) != null;
  }

  /** Checks the values that the directory itself has; none means that the attribute is absent. */
  public TestDirectory holdsValues(String common, String attribute, Object... values) {
    AttributeDefinition stored = attribute(attribute);
    Object[] expected =
        stored.type() == AttributeType.REFERENCE
            ? List.of(values).stream().map(each -> stored(stored, each)).toArray()
            : Values.shown(List.of(values)).toArray();
    assertThat(Values.shown(entry(common).values(stored)))
        .as("%s of %s in the directory %s", attribute, common, name())
        .containsExactlyInAnyOrder(expected);
    return this;
  }

  private AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(definition.schema().find(name), name);
  }

  /** Checks which objects the directory itself has. */
  public TestDirectory holdsExactly(String... commons) {
    assertThat(memory.all().map(MemoryEntry::dn))
        .as("objects in the directory %s", name())
        .containsExactlyInAnyOrder(List.of(commons).stream().map(this::dn).toArray(String[]::new));
    return this;
  }

  public Anchor anchor(String common) {
    return entry(common).anchor();
  }

  public TestDirectory shuffleImports(Random random) {
    memory.shuffleImports(random);
    return this;
  }

  private MemoryEntry entry(String common) {
    return Objects.requireNonNull(memory.find(dn(common)), () -> "no " + common + " in " + name());
  }

  private Object stored(AttributeDefinition attribute, Object written) {
    return attribute.type() == AttributeType.REFERENCE && written instanceof String reference
        ? dn(reference)
        : Values.stored(attribute.type(), written);
  }

  // Steps

  public StepAssert fullImport() {
    return run(StepType.FULL_IMPORT);
  }

  public StepAssert deltaImport() {
    return run(StepType.DELTA_IMPORT);
  }

  public StepAssert fullSync() {
    return run(StepType.FULL_SYNCHRONIZATION);
  }

  public StepAssert deltaSync() {
    return run(StepType.DELTA_SYNCHRONIZATION);
  }

  public StepAssert export() {
    memory.clearLastExport();
    return run(StepType.EXPORT);
  }

  /** Imports what changed, everything if nothing was imported before. */
  public StepAssert importChanges() {
    return importedBefore ? deltaImport() : fullImport();
  }

  private StepAssert run(StepType step) {
    importedBefore |= step == StepType.FULL_IMPORT;
    return new StepAssert(this, scenario.nextEngine().run(id(), step));
  }

  /** Returns what the last export asked the directory for, such as {@code add CN=ada}. */
  public List<String> lastExport() {
    return memory.lastExport();
  }

  // Connector space

  public List<Contributor> outboundContributors(ConnectorSpaceObject object, String attribute) {
    return scenario.engine().outboundContributors(object, attribute);
  }

  /** Returns the connector-space object of that name. */
  public ConnectorSpaceAssert object(String common) {
    return new ConnectorSpaceAssert(
        this,
        find(dn(common))
            .orElseThrow(
                () -> new AssertionError("no " + dn(common) + " in the space of " + name())));
  }

  /** Finds an object by the DN that it has, else by the one that it is to have. */
  private Optional<ConnectorSpaceObject> find(String dn) {
    return scenario
        .engine()
        .findByDn(id(), dn)
        .or(() -> objects().filter(object -> object.dn().equalsIgnoreCase(dn)).findFirst());
  }

  private Stream<ConnectorSpaceObject> objects() {
    return scenario.engine().connectorSpace(id());
  }

  /** Checks that the connector space has no object of that name, not even a placeholder. */
  public TestDirectory hasNoObject(String common) {
    assertThat(find(dn(common)).map(ConnectorSpaceObject::dn))
        .as("%s in the space of %s", common, name())
        .isEmpty();
    return this;
  }

  /** Checks which objects the connector space has, placeholders left out. */
  public TestDirectory hasExactly(String... commons) {
    assertThat(
            objects()
                .filter(object -> object.connectionState() != ConnectionState.PLACEHOLDER)
                .map(ConnectorSpaceObject::dn))
        .as("objects in the space of %s", name())
        .containsExactlyInAnyOrder(List.of(commons).stream().map(this::dn).toArray(String[]::new));
    return this;
  }
}
