package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Map;
import java.util.Optional;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.Discovery;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.DirectoryFacts;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ObjectReader;

/** Domains of Active Directory, each a partition. For use by one thread. */
final class ActiveDirectoryConnector implements Connector {
  private final ConnectorDefinition definition;
  private final Directory directory;
  private final ValueReader values;
  private final ObjectReader objects;

  ActiveDirectoryConnector(ConnectorDefinition definition, Directory directory) {
    this.definition = definition;
    this.directory = directory;
    this.values = new ValueReader(definition);
    this.objects = new SingleObjects(definition, directory, values);
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
    ImportScope scope = ImportScope.of(definition, request.partition());
    if (request.isDelta() && request.watermark().flatMap(Watermark::of).isEmpty()) {
      sink.accept(
          new ImportEvent.End(
              scope.id(),
              new Completeness.FullImportRequired(
                  "the watermark is of another version or connector, or was damaged")));
      return;
    }
    try (LDAPConnection connection = directory.connect()) {
      new PartitionImport(connection, directory.settings(), request, scope, values, sink).run();
    } catch (LDAPException e) {
      throw directory.stopped("reading " + scope.base(), e);
    }
  }

  /** Active Directory gives values back as they were written; names in a spelling of its own. */
  @Override
  public Map<String, ValueEquality> equalities() {
    return Map.of(SpaceSchema.DN, ValueEquality.DISTINGUISHED_NAME);
  }

  @Override
  public Optional<DirectoryFacts> discover() throws ConnectorException {
    return Optional.of(Discovery.facts(directory, definition));
  }

  @Override
  public Optional<ObjectReader> objectReader() {
    return Optional.of(objects);
  }

  @Override
  public ExportSession openExport() throws ConnectorException {
    if (directory.settings().isReadOnly()) {
      throw new ConnectorException(
          "no-start-bad-ma-configuration",
          "the address says read-only=true: nothing is written to this directory");
    }
    return new ActiveDirectoryExport(definition, directory);
  }

  @Override
  public void close() {
    directory.close();
  }
}
