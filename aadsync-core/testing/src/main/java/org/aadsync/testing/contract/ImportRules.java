package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.Test;

/** What full imports obey. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class ImportRules extends ContractSubject {
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
}
