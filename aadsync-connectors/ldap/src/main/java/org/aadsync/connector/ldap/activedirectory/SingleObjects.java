package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Optional;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.exchange.ExportErrors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects one by one, over one connection as long as it lasts. For use by one thread; the
 * connection is closed with the directory.
 */
final class SingleObjects implements ObjectReader {
  private final ConnectorDefinition definition;
  private final Directory directory;
  private final ValueReader values;
  private @Nullable LDAPConnection connection;

  SingleObjects(ConnectorDefinition definition, Directory directory, ValueReader values) {
    this.definition = definition;
    this.directory = directory;
    this.values = values;
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, Anchor anchor)
      throws ConnectorException {
    Optional<ObjectGuid> guid = ObjectGuid.of(anchor);
    return guid.isEmpty() ? Optional.empty() : read(partition, guid.get().dn(), true);
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, String dn)
      throws ConnectorException {
    return dn.length() > ValueReader.MAX_DN_LENGTH || !DN.isValidDN(dn) || dn.isBlank()
        ? Optional.empty()
        : read(partition, dn, false);
  }

  private Optional<ImportedObject> read(Partition partition, String name, boolean selectedOnly)
      throws ConnectorException {
    ImportScope scope = ImportScope.of(definition, partition);
    ImportReport report =
        new ImportReport(scope, values, event -> {}, ImportReport.Phase.FOLLOWING);
    try {
      Optional<Entry> whole = entry(scope, name);
      return whole.isEmpty() ? Optional.empty() : report.read(whole.get(), selectedOnly);
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
        return Optional.empty(); // the directory is stricter than the standard
      }
      throw directory.stopped("reading '" + name + "'", e);
    } catch (RefusedException e) {
      throw new ConnectorException(
          "stopped-failed-search", "'" + name + "' cannot be read: " + e.error().message());
    }
  }

  private Optional<Entry> entry(ImportScope scope, String name)
      throws ConnectorException, LDAPException, RefusedException {
    boolean isFresh = connection == null || !connection.isConnected();
    LDAPConnection usable = isFresh || connection == null ? directory.connect() : connection;
    connection = usable;
    try {
      return entry(usable, scope, name);
    } catch (LDAPException e) {
      if (!ExportErrors.isOfConnection(e)) {
        throw e;
      }
      usable.close();
      connection = null;
      if (isFresh) {
        throw e;
      }
    }
    // It was idle, and the server has closed it meanwhile.
    return entry(scope, name);
  }

  private static Optional<Entry> entry(LDAPConnection connection, ImportScope scope, String name)
      throws LDAPException, RefusedException {
    Entry entry =
        connection.searchForEntry(
            new SearchRequest(
                name,
                SearchScope.BASE,
                Filter.createPresenceFilter("objectClass"),
                scope.wholeAttributes().toArray(String[]::new)));
    return entry == null ? Optional.empty() : new RangeRetrieval(connection).complete(entry);
  }
}
