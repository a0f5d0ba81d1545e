package org.aadsync.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Locale;
import java.util.Map;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.junit.jupiter.api.Test;

/** What reading single objects obeys, in a connector that says that it does. */
@SuppressWarnings("JUnitMethodDeclaration") // the tests run in the classes that extend this one
abstract class SingleObjectRules extends DeltaRules {
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
}
