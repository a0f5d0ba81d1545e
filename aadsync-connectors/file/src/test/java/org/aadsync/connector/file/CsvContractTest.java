package org.aadsync.connector.file;

import com.google.common.collect.ImmutableListMultimap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ObjectReader;
import org.aadsync.testing.contract.ConnectorContract;
import org.aadsync.testing.contract.ContractObject;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table does what every connector must that only reads: what the contract exports is written by
 * the system that owns the table, and only the imports are the connector's.
 */
class CsvContractTest extends ConnectorContract {
  private static final List<String> COLUMNS =
      List.of(
          "employeeID", "displayName", "title", "telephones", "salaryBand", "active", "manager");

  @TempDir private Path folder;
  private final Map<String, Map<String, Set<String>>> people = PersonnelSystem.nobody();

  private TestTable table() {
    return TestTable.people(folder.resolve("hr.csv")).options("delimiter=;&separator=|");
  }

  @Override
  protected ConnectorDefinition definition() {
    return table().definition();
  }

  @Override
  protected Connector connect() throws ConnectorException {
    Connector connector = table().open();
    return new Connector() {
      @Override
      public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
        connector.importObjects(request, sink);
      }

      @Override
      public Optional<ObjectReader> objectReader() {
        return connector.objectReader();
      }

      @Override
      public ExportSession openExport() {
        return new PersonnelSystem(table().file(), COLUMNS, people);
      }

      @Override
      public void close() {
        connector.close();
      }
    };
  }

  @Override
  protected ContractObject object(int number) {
    return new ContractObject(
        "CN=" + number,
        "person",
        ImmutableListMultimap.of(
            "displayName",
            "Ζωή \"😀\"; " + number,
            "salaryBand",
            7L,
            "active",
            true,
            "telephones",
            "+49 1",
            "telephones",
            "+49 2"));
  }

  @Override
  protected String textAttribute() {
    return "title";
  }

  @Override
  protected Optional<String> multiValuedAttribute() {
    return Optional.of("telephones");
  }

  @Override
  protected Optional<String> referenceAttribute() {
    return Optional.of("manager");
  }

  /** The name is made of the key, which never changes. */
  @Override
  protected boolean canRename() {
    return false;
  }
}
