package org.aadsync.connector.ldap.generic;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.Discovery;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.schema.ValueEquality;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.DirectoryFacts;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ObjectReader;

/**
 * An LDAP directory that is not Active Directory. For use by one thread.
 *
 * <p>Objects are identified by {@code entryUUID} (RFC 4530), or by the attribute that the
 * configuration names as anchor.
 *
 * <p>Imports use content synchronization (RFC 4533) where the server has it: a full import is a
 * search without a cookie, a delta import goes on from the cookie that it ended with. Elsewhere a
 * full import is a search in pages (RFC 2696) where there are any, and a delta import asks for
 * entries with a later {@code modifyTimestamp} and compares which entries are there.
 *
 * <p>What deletions are told by is kept by the engine, which holds all objects: where a server
 * tells of what is there, so does the import, and ends with the promise that it told of all. An
 * import has no more in memory than a page of entries and, with content synchronization, the
 * entries that have others below them: a server says nothing of the objects below a container that
 * was renamed, or left the partition. A watermark holds, beside the cookie or the time, 24 bytes
 * for each of those, or for each of the at most {@value RecentEntries#CAPACITY} entries that were
 * changed shortly before. It is refused, and a full import asked for, if the uppermost entry of the
 * partition has another {@code entryUUID}, as in a directory that was set up anew; replicas have
 * the same. An import that broke off begins anew: the order in which servers give entries is
 * nothing to go on from.
 *
 * <p>Content synchronization tells of deletions by {@code entryUUID}. Where another attribute is
 * the anchor, a delta import with deletions therefore reads names and anchors of the whole
 * partition; so does one in which a container was moved out of the partition, and every one that
 * goes by {@code modifyTimestamp}. Objects that were there before a container brought them into the
 * partition are seen where the server says which entries have others below them ({@code
 * hasSubordinates}).
 *
 * <p>What referred to an object that is gone is read again: a server may take it out of there
 * without telling. If it does so some time after the deletion, as OpenLDAP does within moments, an
 * import in between still shows the reference, and then a full import is the next to tell.
 *
 * <p>A server may tell of a deletion after the object that took over the name: the events have the
 * server's order, and the engine waits for the deletion.
 *
 * <p>An import that the server stopped because of a limit of its own is partial. Entries behind
 * references to other servers are not of the partition.
 */
public final class GenericConnector implements Connector {
  private final ConnectorDefinition definition;
  private final Directory directory;
  private final Clock clock;

  /**
   * Makes a connector.
   *
   * @param directory closed with the connector
   */
  public GenericConnector(ConnectorDefinition definition, Directory directory) {
    this(definition, directory, Clock.systemUTC());
  }

  GenericConnector(ConnectorDefinition definition, Directory directory, Clock clock) {
    this.definition = definition;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
    new GenericImport(directory, new EntryReader(definition), clock, request, sink).run();
  }

  @Override
  public Optional<DirectoryFacts> discover() throws ConnectorException {
    return Optional.of(Discovery.facts(directory, definition));
  }

  @Override
  public Optional<ObjectReader> objectReader() {
    try {
      return Optional.of(new GenericObjectReader(directory, new EntryReader(definition)));
    } catch (ConnectorException e) {
      // A container that is no name: imports say so.
      return Optional.empty();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Names alone: a server may write them in its own way. Values come back as they were written,
   * also those that it compares without regard to case, so that a change of case is one.
   */
  @Override
  public Map<String, ValueEquality> equalities() {
    return Map.of(SpaceSchema.DN, ValueEquality.DISTINGUISHED_NAME);
  }

  @Override
  public ExportSession openExport() throws ConnectorException {
    if (directory.settings().isReadOnly()) {
      throw new ConnectorException(
          "stopped-failed-permission",
          "the address says read-only=true: nothing is exported; leave it out to export");
    }
    return new GenericExport(definition, directory);
  }

  @Override
  public void close() {
    directory.close();
  }
}
