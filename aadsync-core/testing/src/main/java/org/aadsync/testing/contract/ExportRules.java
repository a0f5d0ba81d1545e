package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.Reference;
import org.junit.jupiter.api.Test;

/** What exports obey. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class ExportRules extends SingleObjectRules {
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
}
