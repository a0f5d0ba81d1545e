package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.Test;

/** What delta imports obey. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class DeltaRules extends ImportRules {
  @Test
  void aDeltaOfNothingReportsNoObject() throws ConnectorException {
    assumeThat(knowsDeltas()).as("a connector that knows deltas").isTrue();
    add(1, 2);

    ContractImport first = fullImport();
    Map<Anchor, ImportedObject> before = first.onto(Map.of());

    ContractImport delta = deltaImport(first);

    assertThat(delta.ends()).allMatch(Completeness.Complete.class::isInstance);
    assertThat(delta.onto(before)).isEqualTo(before);
    assertThat(delta.all())
        .allMatch(
            event ->
                event instanceof ImportEvent.Checkpoint
                    || event instanceof ImportEvent.Skipped
                    || event instanceof ImportEvent.Present
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
    assertThat(delta.tellsOfTheEndOf(one.anchor())).as("the end of %s", one.dn()).isTrue();
    assertThat(deltaImport(delta).onto(Map.of())).isEmpty();
  }

  @Test
  void afterADeletionReferencesAreWhatAFullImportShows() throws ConnectorException {
    String name = referenceAttribute().orElse("");
    assumeThat(knowsDeltas() && !name.isEmpty()).as("deltas and a reference attribute").isTrue();
    add(1, 2);
    ImportedObject target = the(fullImport(), object(2).dn());
    Reference reference = new ObjectReference(target.dn(), target.anchor());
    ImportedObject referrer = the(fullImport(), object(1).dn());
    isDone(export(update(referrer.dn(), referrer.anchor(), null, replace(name, reference))));
    ContractImport first = fullImport();

    isDone(export(new ExportOperation.Delete(target.dn(), target.objectType(), target.anchor())));
    ContractImport delta = deltaImport(first);

    assertThat(shown(delta.onto(first.onto(Map.of()))))
        .isEqualTo(shown(fullImport().onto(Map.of())));
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
}
