package org.aadsync.connector.file;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;

/**
 * Reads single rows. Each reading goes through the whole file, because only then is it known that
 * the file is a table and the key occurs once. For use by one thread.
 */
final class CsvObjectReader implements ObjectReader {
  private final ConnectorDefinition definition;
  private final CsvFormat format;
  private final Anchors anchors;

  CsvObjectReader(ConnectorDefinition definition, CsvFormat format, Anchors anchors) {
    this.definition = definition;
    this.format = format;
    this.anchors = anchors;
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, Anchor anchor)
      throws ConnectorException {
    return read(
        partition, index -> index.isNotSelected(anchor) ? KeyIndex.NONE : index.line(anchor));
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, String dn)
      throws ConnectorException {
    DN name;
    try {
      name = new DN(dn);
    } catch (LDAPException e) {
      return Optional.empty();
    }
    return read(partition, index -> index.lineOfName(name.toNormalizedString()));
  }

  private Optional<ImportedObject> read(Partition partition, ToIntFunction<CsvIndex> search)
      throws ConnectorException {
    try (CsvFile file = CsvFile.open(format)) {
      CsvIndex index = CsvIndex.scan(file, format, definition, partition, anchors);
      int line = search.applyAsInt(index);
      return line == KeyIndex.NONE ? Optional.empty() : Optional.of(object(index, line));
    } catch (RefusedException e) {
      throw new ConnectorException(e.error().code(), e.error().message(), e);
    } catch (CsvFormatException e) {
      throw new ConnectorException(
          LdifConnector.CANNOT_PARSE, format.path() + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ConnectorException(
          LdifConnector.CANNOT_OPEN, format.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ImportedObject object(CsvIndex index, int line)
      throws IOException, RefusedException {
    CsvRows rows = index.rows();
    CsvRow row = rows.next();
    while (row != null && row.line() != line) {
      row = rows.next();
    }
    if (row == null) {
      throw CsvFile.changed();
    }
    CsvObjects objects = index.objects();
    return objects.object(row, objects.anchor(row), objects.objectClass(row));
  }
}
