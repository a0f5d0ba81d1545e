package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link org.aadsync.core.spi} that every connector obeys, a test each. A connector's
 * author extends it, and says how to reach a directory and which objects it takes:
 *
 * <pre>{@code
 * class CsvContractTest extends ConnectorContract {
 *   @TempDir Path folder;
 *
 *   @Override protected ConnectorDefinition definition() { … }
 *   @Override protected Connector connect() { return new CsvConnector(definition(), folder); }
 *   @Override protected ContractObject object(int number) { … }
 *   @Override protected String textAttribute() { return "title"; }
 * }
 * }</pre>
 *
 * <p>What a directory cannot do is said by overriding {@link #multiValuedAttribute}, {@link
 * #referenceAttribute}, {@link #knowsDeltas} and {@link #canRename}; the tests about it are then
 * skipped, each by its name; so are those about single objects where the connector has no {@link
 * Connector#objectReader}. JUnit makes an instance for each test: the directory is to be empty when
 * the first {@link #connect} of an instance returns.
 */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
public abstract class ConnectorContract {
  /** Returns the connector in the configuration: schema, partitions, anchor. Always the same. */
  protected abstract ConnectorDefinition definition();

  /** Opens a connection to the directory of this instance; called several times. */
  protected abstract Connector connect() throws ConnectorException;

  /**
   * Returns an object that the directory accepts.
   *
   * @param number other numbers give other objects; any DN of them can be the new name of another
   */
  protected abstract ContractObject object(int number);

  /** Returns the name of a single-valued text attribute that can be written and read. */
  protected abstract String textAttribute();

  /** Returns the name of a multi-valued text attribute that can be written and read, or none. */
  protected Optional<String> multiValuedAttribute() {
    return Optional.empty();
  }

  /** Returns the name of an attribute that refers to objects of {@link #object}, or none. */
  protected Optional<String> referenceAttribute() {
    return Optional.empty();
  }

  /** Returns whether delta imports exist; if not, every watermark asks for a full import. */
  protected boolean knowsDeltas() {
    return true;
  }

  /** Returns whether an update can give an object another DN. */
  protected boolean canRename() {
    return true;
  }

  // Import

  @Test
  void anEmptyDirectoryGivesAnEmptyCompleteImport() throws ConnectorException {
    ContractImport imported = fullImport();

    assertThat(imported.onto(Map.of())).isEmpty();
    assertThat(imported.ends()).allMatch(Completeness.Complete.class::isInstance);
  }

  @Test
  void aFullImportReportsEachObjectOnce() throws ConnectorException {
    add(1, 2, 3);

    List<ImportedObject> reported =
        fullImport().all().stream()
            .filter(ImportEvent.Full.class::isInstance)
            .map(event -> ((ImportEvent.Full) event).object())
            .toList();

    assertThat(reported).extracting(ImportedObject::anchor).doesNotHaveDuplicates();
    assertThat(reported)
        .extracting(object -> key(object.dn()))
        .containsExactlyInAnyOrder(key(object(1).dn()), key(object(2).dn()), key(object(3).dn()));
    assertThat(reported)
        .extracting(ImportedObject::objectType)
        .containsExactlyInAnyOrder(
            object(1).objectType(), object(2).objectType(), object(3).objectType());
  }

  @Test
  void whatWasWrittenIsReadAgain() throws ConnectorException {
    add(1);

    ImportedObject read = the(fullImport(), object(1).dn());

    object(1)
        .values()
        .asMap()
        .forEach(
            (name, values) ->
                assertThat(
                        List.<Object>copyOf(
                            ContractValues.list(read.values().get(attribute(name).slot()))))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(values));
  }

  @Test
  void valuesHaveTheTypesOfTheSchema() throws ConnectorException {
    add(1, 2);

    fullImport()
        .onto(Map.of())
        .values()
        .forEach(
            object ->
                object
                    .values()
                    .forEach(
                        (value, slot) -> {
                          AttributeDefinition attribute = definition().schema().attribute(slot);
                          assertThat(ContractValues.fits(attribute, value))
                              .as(attribute.name())
                              .isTrue();
                          assertThat(attribute.selected())
                              .as("%s is selected", attribute.name())
                              .isTrue();
                        }));
  }

  @Test
  void everyPartitionEndsAfterAFinalCheckpointAndNamesItself() throws ConnectorException {
    add(1);

    ContractImport imported = fullImport();

    assertThat(imported.events()).isNotEmpty();
    imported
        .events()
        .forEach(
            (partition, events) -> {
              assertThat(events).allMatch(event -> event.partition().equals(partition.id()));
              assertThat(events.get(events.size() - 1)).isInstanceOf(ImportEvent.End.class);
              assertThat(events.stream().filter(ImportEvent.End.class::isInstance)).hasSize(1);
              if (knowsDeltas()) {
                assertThat(imported.watermark(partition)).isPresent();
              }
            });
  }

  @Test
  void anAnchorStaysThroughChangesAndAnotherImport() throws ConnectorException {
    add(1);
    Anchor anchor = the(fullImport(), object(1).dn()).anchor();

    export(update(object(1).dn(), anchor, null, replace(textAttribute(), "another")));

    assertThat(the(fullImport(), object(1).dn()).anchor()).isEqualTo(anchor);
  }

  @Test
  void anAnchorStaysThroughARename() throws ConnectorException {
    assumeThat(canRename()).as("a connector that can rename objects").isTrue();
    add(1);
    ImportedObject before = the(fullImport(), object(1).dn());

    isDone(export(update(before.dn(), before.anchor(), object(2).dn())));

    ContractImport after = fullImport();
    assertThat(the(after, object(2).dn()).anchor()).isEqualTo(before.anchor());
    assertThat(after.onto(Map.of())).hasSize(1);
  }

  @Test
  void anObjectThatIsRenamedRefersToItselfByItsNewName() throws ConnectorException {
    String name = referenceAttribute().orElse("");
    assumeThat(canRename() && !name.isEmpty()).as("renames and a reference attribute").isTrue();
    add(1);
    ImportedObject before = the(fullImport(), object(1).dn());
    String newDn = object(2).dn();
    Reference itself = new ObjectReference(newDn, before.anchor());

    isDone(export(update(before.dn(), before.anchor(), newDn, replace(name, itself))));
    Object referring = the(fullImport(), newDn).values().get(attribute(name).slot());
    isDone(export(update(newDn, before.anchor(), before.dn(), replace(name))));

    assertThat(referring).isNotNull();
    assertThat(values(name)).isEmpty();
  }

  @Test
  void aFaultOfTheSinkEndsTheImportAndNothingElse() throws ConnectorException {
    add(1, 2);
    Partition partition = selected();
    try (Connector connector = connect()) {
      assertThatThrownBy(
              () ->
                  connector.importObjects(
                      new ImportRequest(partition, Optional.empty(), true),
                      event -> {
                        throw new IllegalStateException("enough");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("enough");
      assertThat(ContractImport.of(connector, definition(), null).onto(Map.of())).hasSize(2);
    }
  }

  // Delta import

  @Test
  void aDeltaOfNothingReportsNoObject() throws ConnectorException {
    assumeThat(knowsDeltas()).as("a connector that knows deltas").isTrue();
    add(1, 2);

    ContractImport delta = deltaImport(fullImport());

    assertThat(delta.ends()).allMatch(Completeness.Complete.class::isInstance);
    assertThat(delta.all())
        .allMatch(
            event ->
                event instanceof ImportEvent.Checkpoint
                    || event instanceof ImportEvent.Skipped
                    || event instanceof ImportEvent.End);
  }

  @Test
  void aDeltaReportsWhatCameChangedMovedAndWent() throws ConnectorException {
    assumeThat(knowsDeltas()).as("a connector that knows deltas").isTrue();
    add(1, 2, 3);
    ContractImport first = fullImport();
    Map<Anchor, ImportedObject> before = first.onto(Map.of());
    ImportedObject one = the(first, object(1).dn());
    ImportedObject two = the(first, object(2).dn());
    ImportedObject three = the(first, object(3).dn());
    List<ExportOperation> operations = new ArrayList<>();
    operations.add(new ExportOperation.Delete(one.dn(), one.objectType(), one.anchor()));
    operations.add(update(two.dn(), two.anchor(), null, replace(textAttribute(), "another")));
    if (canRename()) {
      operations.add(update(three.dn(), three.anchor(), object(5).dn()));
    }
    operations.add(add(object(4)));
    isDone(export(operations.toArray(ExportOperation[]::new)));

    ContractImport delta = deltaImport(first);

    assertThat(shown(delta.onto(before))).isEqualTo(shown(fullImport().onto(Map.of())));
    assertThat(delta.all())
        .anyMatch(
            event ->
                event instanceof ImportEvent.Deleted deleted
                    && deleted.anchor().equals(one.anchor()));
    assertThat(deltaImport(delta).onto(Map.of())).isEmpty();
  }

  @Test
  void aWatermarkThatMeansNothingAsksForAFullImport() throws ConnectorException {
    ByteString nonsense = ByteString.copyOf("nonsense".getBytes(StandardCharsets.UTF_8));
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = connect()) {
      connector.importObjects(
          new ImportRequest(selected(), Optional.of(nonsense), false), events::add);
    }

    assertThat(events).hasSize(1);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            ImportEvent.End.class,
            end ->
                assertThat(end.completeness()).isInstanceOf(Completeness.FullImportRequired.class));
  }

  // Single objects, of a connector that says that it reads them

  @Test
  void anObjectIsReadByItsAnchorAsAnImportShowsIt() throws ConnectorException {
    try (Connector connector = connect()) {
      ObjectReader reader = reader(connector);
      add(1, 2);
      for (ImportedObject shown : fullImport().onto(Map.of()).values()) {
        assertThat(shown(reader.readObject(selected(), shown.anchor()))).isEqualTo(shown(shown));
      }
    }
  }

  @Test
  void anObjectIsReadByItsNameInAnySpelling() throws ConnectorException {
    try (Connector connector = connect()) {
      ObjectReader reader = reader(connector);
      add(1, 2);
      for (ImportedObject shown : fullImport().onto(Map.of()).values()) {
        String spelled = shown.dn().toLowerCase(Locale.ROOT);
        assertThat(shown(reader.readObject(selected(), shown.dn()))).isEqualTo(shown(shown));
        assertThat(shown(reader.readObject(selected(), spelled))).isEqualTo(shown(shown));
      }
    }
  }

  @Test
  void anObjectThatIsNotThereIsReadAsNone() throws ConnectorException {
    try (Connector connector = connect()) {
      ObjectReader reader = reader(connector);
      add(1);
      Anchor anchor = the(fullImport(), object(1).dn()).anchor();
      isDone(export(new ExportOperation.Delete(object(1).dn(), object(1).objectType(), anchor)));

      assertThat(reader.readObject(selected(), anchor)).isEmpty();
      assertThat(reader.readObject(selected(), object(1).dn())).isEmpty();
      assertThat(reader.readObject(selected(), "no name, at all")).isEmpty();
    }
  }

  private static ObjectReader reader(Connector connector) {
    assumeThat(connector.objectReader()).as("a reader of single objects").isPresent();
    return connector.objectReader().orElseThrow();
  }

  private List<String> shown(Optional<ImportedObject> read) {
    return read.map(this::shown).orElse(List.of());
  }

  private List<String> shown(ImportedObject object) {
    return shown(Map.of(object.anchor(), object));
  }

  // Export

  @Test
  void anAddGivesTheAnchorThatImportsShow() throws ConnectorException {
    ExportOutcome outcome = export(add(object(1))).get(0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ExportOutcome.Success.class, success -> assertThat(success.anchor()).isNotNull());
    assertThat(the(fullImport(), object(1).dn()).anchor())
        .isEqualTo(((ExportOutcome.Success) outcome).anchor());
  }

  @Test
  void aReplacementWithoutValuesRemovesTheAttribute() throws ConnectorException {
    add(1);
    Anchor anchor = the(fullImport(), object(1).dn()).anchor();
    isDone(export(update(object(1).dn(), anchor, null, replace(textAttribute(), "a"))));
    assertThat(values(textAttribute())).isEqualTo(List.of("a"));

    isDone(export(update(object(1).dn(), anchor, null, replace(textAttribute()))));

    assertThat(values(textAttribute())).isEmpty();
  }

  @Test
  void valuesAreAddedAndRemovedOneByOne() throws ConnectorException {
    String name = multiValuedAttribute().orElse("");
    assumeThat(name).as("a multi-valued attribute").isNotEmpty();
    add(1);
    Anchor anchor = the(fullImport(), object(1).dn()).anchor();
    isDone(export(update(object(1).dn(), anchor, null, replace(name, "a", "b"))));

    isDone(export(update(object(1).dn(), anchor, null, delta(name, List.of("c"), List.of("a")))));

    assertThat(values(name)).isEqualTo(List.of("b", "c"));
  }

  @Test
  void aValueThatIsThereAndOneThatIsNotAreNoErrors() throws ConnectorException {
    String name = multiValuedAttribute().orElse("");
    assumeThat(name).as("a multi-valued attribute").isNotEmpty();
    add(1);
    Anchor anchor = the(fullImport(), object(1).dn()).anchor();
    isDone(export(update(object(1).dn(), anchor, null, replace(name, "a", "b"))));

    isDone(export(update(object(1).dn(), anchor, null, delta(name, List.of("b"), List.of("x")))));

    assertThat(values(name)).isEqualTo(List.of("a", "b"));
  }

  @Test
  void aReferenceIsReadAsOneToItsTarget() throws ConnectorException {
    String name = referenceAttribute().orElse("");
    assumeThat(name).as("a reference attribute").isNotEmpty();
    add(1, 2);
    ContractImport first = fullImport();
    ImportedObject target = the(first, object(2).dn());
    Reference reference = new ObjectReference(target.dn(), target.anchor());

    isDone(
        export(
            update(
                object(1).dn(),
                the(first, object(1).dn()).anchor(),
                null,
                replace(name, reference))));

    List<?> read =
        ContractValues.list(the(fullImport(), object(1).dn()).values().get(attribute(name).slot()));
    assertThat(read).hasSize(1);
    String named = ((Reference) read.get(0)).dn();
    assertThat(key(named))
        .isIn(key(target.dn()), key("<ANCHOR=" + target.anchor() + ">"), key(sid(target)));
  }

  @Test
  void anErrorOfOneObjectDoesNotStopTheOthers() throws ConnectorException {
    add(1);
    Anchor nobody = the(fullImport(), object(1).dn()).anchor();
    isDone(export(new ExportOperation.Delete(object(1).dn(), object(1).objectType(), nobody)));

    List<ExportOutcome> outcomes =
        export(
            add(object(2)),
            update(object(1).dn(), nobody, null, replace(textAttribute(), "x")),
            add(object(3)));

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isInstanceOf(ExportOutcome.Success.class);
    assertThat(outcomes.get(1))
        .isInstanceOfAny(ExportOutcome.Failure.class, ExportOutcome.ConvertToAdd.class);
    assertThat(outcomes.get(2)).isInstanceOf(ExportOutcome.Success.class);
    assertThat(fullImport().onto(Map.of())).hasSize(2);
  }

  @Test
  void addingWhatExistsChangesNothing() throws ConnectorException {
    add(1);
    String before = shown(fullImport().onto(Map.of())).toString();

    ExportOutcome outcome = export(add(object(1))).get(0);

    assertThat(outcome)
        .isInstanceOfAny(ExportOutcome.Failure.class, ExportOutcome.ConvertToUpdate.class);
    assertThat(shown(fullImport().onto(Map.of())).toString()).isEqualTo(before);
  }

  // How tests are written

  private ContractImport fullImport() throws ConnectorException {
    try (Connector connector = connect()) {
      return ContractImport.of(connector, definition(), null);
    }
  }

  private ContractImport deltaImport(ContractImport since) throws ConnectorException {
    try (Connector connector = connect()) {
      return ContractImport.of(connector, definition(), since);
    }
  }

  private Partition selected() {
    return definition().partitions().stream().filter(Partition::selected).findFirst().orElseThrow();
  }

  private void add(int... numbers) throws ConnectorException {
    for (int number : numbers) {
      isDone(export(add(object(number))));
    }
  }

  private List<ExportOutcome> export(ExportOperation... operations) throws ConnectorException {
    try (Connector connector = connect();
        ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(List.of(operations));
      session.commit();
      return outcomes;
    }
  }

  private static void isDone(List<ExportOutcome> outcomes) {
    assertThat(outcomes).allMatch(ExportOutcome.Success.class::isInstance);
  }

  private ExportOperation add(ContractObject object) {
    List<AttributeChange> values = new ArrayList<>();
    object
        .values()
        .asMap()
        .forEach(
            (name, each) ->
                values.add(new AttributeChange.Replace(attribute(name), List.copyOf(each))));
    return new ExportOperation.Add(object.dn(), object.objectType(), values);
  }

  private ExportOperation update(
      String dn, Anchor anchor, @Nullable String newDn, AttributeChange... changes) {
    return new ExportOperation.Update(dn, object(1).objectType(), anchor, newDn, List.of(changes));
  }

  private AttributeChange replace(String name, Object... values) {
    return new AttributeChange.Replace(attribute(name), List.of(values));
  }

  private AttributeChange delta(String name, List<Object> adds, List<Object> deletes) {
    return new AttributeChange.Delta(attribute(name), adds, deletes);
  }

  private AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(definition().schema().find(name), () -> "no attribute " + name);
  }

  private ImportedObject the(ContractImport imported, String dn) {
    return imported.onto(Map.of()).values().stream()
        .filter(object -> key(object.dn()).equals(key(dn)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the import does not show " + dn));
  }

  /** Returns the values of the first object, sorted. */
  private List<String> values(String name) throws ConnectorException {
    return ContractValues.list(
            the(fullImport(), object(1).dn()).values().get(attribute(name).slot()))
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private String sid(ImportedObject target) {
    AttributeDefinition attribute = definition().schema().find("objectSid");
    Object sid = attribute == null ? null : target.values().get(attribute.slot());
    return sid instanceof ByteString bytes ? "<SID=" + bytes.toHex() + ">" : "";
  }

  private static String key(String dn) {
    return dn.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private List<String> shown(Map<Anchor, ImportedObject> objects) {
    return objects.values().stream()
        .map(
            object -> {
              StringBuilder text = new StringBuilder(object.anchor() + " " + key(object.dn()));
              object
                  .values()
                  .forEach(
                      (value, slot) ->
                          text.append(' ')
                              .append(slot)
                              .append(
                                  ContractValues.list(value).stream()
                                      .map(
                                          each ->
                                              each instanceof Reference ref ? key(ref.dn()) : each)
                                      .map(Object::toString)
                                      .sorted()
                                      .toList()));
              return text.toString();
            })
        .sorted()
        .toList();
  }
}
