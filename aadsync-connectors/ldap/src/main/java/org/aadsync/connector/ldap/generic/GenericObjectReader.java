package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads single entries, each over a connection of its own. */
final class GenericObjectReader implements ObjectReader {
  private final Directory directory;
  private final EntryReader reader;

  GenericObjectReader(Directory directory, EntryReader reader) {
    this.directory = directory;
    this.reader = reader;
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, Anchor anchor)
      throws ConnectorException {
    try (LDAPConnection connection = directory.connect()) {
      Place place = place(connection, partition);
      Entry entry =
          connection.searchForEntry(
              Place.below(place.base(), reader.anchors().filter(anchor), reader.attributes()));
      return entry == null || !isSelected(partition, entry)
          ? Optional.empty()
          : Optional.of(read(entry));
    } catch (LDAPException e) {
      throw directory.stopped("reading the object " + anchor, e);
    } catch (RefusedException e) {
      throw unreadable(anchor.toString(), e);
    }
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, String dn)
      throws ConnectorException {
    DN name = name(dn);
    if (name == null) {
      return Optional.empty();
    }
    try (LDAPConnection connection = directory.connect()) {
      if (!name.isDescendantOf(place(connection, partition).base(), true)) {
        return Optional.empty();
      }
      Entry entry = connection.getEntry(name.toString(), reader.attributes());
      return entry == null ? Optional.empty() : Optional.of(read(entry));
    } catch (LDAPException e) {
      // A name with attributes that the directory does not have is nobody's.
      if (e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
        return Optional.empty();
      }
      throw directory.stopped("reading '" + dn + "'", e);
    } catch (RefusedException e) {
      throw unreadable("'" + dn + "'", e);
    }
  }

  private static @Nullable DN name(String text) {
    try {
      DN name = new DN(text);
      return name.isNullDN() ? null : name;
    } catch (LDAPException e) {
      return null;
    }
  }

  private Place place(LDAPConnection connection, Partition partition)
      throws LDAPException, ConnectorException {
    return Place.find(connection, partition, reader.anchors(), directory.settings().pageSize());
  }

  private boolean isSelected(Partition partition, Entry entry) throws RefusedException {
    Placement placement = reader.place(entry);
    return partition.id().equals(placement.partition())
        && (placement.isSelected() || !placement.hasType());
  }

  private ImportedObject read(Entry entry) throws RefusedException {
    Placement placement = reader.place(entry);
    if (!placement.hasType()) {
      throw EntryReader.unmappable(placement);
    }
    return reader.read(entry, placement.isSelected() ? placement.objectType() : lastClass(entry));
  }

  private static String lastClass(Entry entry) {
    String[] classes = entry.getObjectClassValues();
    return classes == null || classes.length == 0 ? "" : classes[classes.length - 1];
  }

  private static ConnectorException unreadable(String what, RefusedException cause) {
    return new ConnectorException(
        "stopped-failed-search",
        what + ": " + cause.error().code() + ": " + cause.error().message(),
        cause);
  }
}
