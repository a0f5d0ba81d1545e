package org.aadsync.connector.file;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.Placement;
import org.aadsync.connector.directory.Placement.Standing;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.Selection;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.core.spi.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records. Each reading goes through the whole file, because only then is it known
 * that the file is a directory, and which anchors it assigns. For use by one thread.
 */
final class LdifObjectReader implements ObjectReader {
  private final ConnectorDefinition definition;
  private final Path path;
  private final Anchors anchors;

  LdifObjectReader(ConnectorDefinition definition, Path path, Anchors anchors) {
    this.definition = definition;
    this.path = path;
    this.anchors = anchors;
  }

  @Override
  public Optional<ImportedObject> readObject(Partition partition, Anchor anchor)
      throws ConnectorException {
    return read(partition, index -> index.byAnchor().get(anchors.key(anchor)), true);
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
    Key key = Key.of(name.toNormalizedString());
    return read(partition, index -> index.byName().get(key), false);
  }

  private Optional<ImportedObject> read(
      Partition partition, ToIntFunction<FileIndex> search, boolean selectedOnly)
      throws ConnectorException {
    Selection selection = LdifConnector.selection(definition, partition);
    try (LdifFile file = LdifFile.open(path)) {
      FileIndex index = FileIndex.scan(file, selection, anchors, false);
      int number = search.applyAsInt(index);
      if (number == KeyIndex.NONE) {
        return Optional.empty();
      }
      Placement placement = index.places().get(number).placement();
      boolean here = partition.id().equals(placement.partition());
      if (!here || (selectedOnly && !placement.isSelected())) {
        return Optional.empty();
      }
      return Optional.of(object(index, number, file.read(index.places().get(number))));
    } catch (RefusedException e) {
      throw new ConnectorException(e.error().code(), e.error().message(), e);
    } catch (LdifFormatException e) {
      throw new ConnectorException(LdifConnector.CANNOT_PARSE, path + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ConnectorException(
          LdifConnector.CANNOT_OPEN, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ImportedObject object(FileIndex index, int number, LdifRecord record)
      throws RefusedException {
    Placement placement = index.places().get(number).placement();
    String type = type(placement, record);
    if (type.isEmpty()) {
      throw new RefusedException(
          "missing-object-class", AttributeNames.OBJECT_CLASS, "the record has no object class");
    }
    if (placement.standing() == Standing.AMBIGUOUS) {
      throw LdifImport.unmappable(placement.objectTypes());
    }
    @Nullable Anchor carried = index.anchor(number, record);
    Anchor anchor =
        Objects.requireNonNullElseGet(
            carried, () -> anchors.assign(record.normalizedDn(), type, 0));
    return new ImportedObject(
        record.dn(), anchor, type, new ValueReader(definition).read(record.attributes(), anchor));
  }

  /** Returns the object type; of a record that is not selected, its last class, or nothing. */
  private static String type(Placement placement, LdifRecord record) {
    if (!placement.objectTypes().isEmpty()) {
      return placement.objectType();
    }
    List<String> classes = record.texts(AttributeNames.OBJECT_CLASS);
    return classes.isEmpty() ? "" : classes.get(classes.size() - 1);
  }
}
