package org.aadsync.connector.file;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.Partition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Makes objects of the rows below one header. For use by one thread. */
final class CsvObjects {
  private static final int SHOWN = 40;

  private final CsvFormat format;
  private final Partition partition;
  private final CsvHeader header;
  private final boolean ignoreCase;
  private final List<@Nullable AttributeDefinition> columns = new ArrayList<>();
  private final @Nullable AttributeDefinition anchorAttribute;
  private final @Nullable Splitter separator;

  CsvObjects(
      CsvFormat format, ConnectorDefinition definition, Partition partition, CsvHeader header) {
    this.format = format;
    this.partition = partition;
    this.header = header;
    this.ignoreCase = definition.anchorIgnoresCase();
    ValueReader attributes = new ValueReader(definition);
    header.names().forEach(name -> columns.add(attributes.find(name)));
    this.anchorAttribute = attributes.find(definition.anchorAttribute());
    String between = format.separator();
    this.separator = between == null ? null : Splitter.on(between).omitEmptyStrings();
  }

  /**
   * Returns the anchor of a row.
   *
   * @throws RefusedException if the row has none, or so many cells that nobody can tell
   */
  Anchor anchor(CsvRow row) throws RefusedException {
    int expected = header.names().size();
    if (row.cells().size() != expected) {
      throw new RefusedException(
          "parse-error",
          null,
          "line "
              + row.line()
              + ": "
              + row.cells().size()
              + " cells; the header has "
              + expected
              + ". A cell with the delimiter in it has to be in quotes");
    }
    String text =
        header.anchor().size() == 1
            ? keyCell(row, header.anchor().get(0))
            : compositeKey(row, header.anchor());
    if (text.length() > Anchors.MAX_TEXT_LENGTH) {
      throw refused(
          row,
          header.anchor().get(0),
          "anchor-too-long",
          text.length() + " characters; a key has at most " + Anchors.MAX_TEXT_LENGTH);
    }
    return Anchor.of(text, ignoreCase);
  }

  private String compositeKey(CsvRow row, List<Integer> places) throws RefusedException {
    List<String> parts = new ArrayList<>();
    for (int place : places) {
      parts.add(keyCell(row, place).replace("\\", "\\\\").replace("+", "\\+"));
    }
    return String.join("+", parts);
  }

  private String keyCell(CsvRow row, int column) throws RefusedException {
    String cell = row.cells().get(column);
    if (cell.isBlank()) {
      throw refused(row, column, "missing-anchor-component", "empty; the key of a row is not");
    }
    return cell;
  }

  /** Returns the DN of the object with this anchor. */
  static DN name(Anchor anchor) {
    return new DN(new RDN("CN", anchor.toString()));
  }

  /**
   * Returns the object class that a row names, or that all have; in the partition's spelling if it
   * is selected.
   */
  String objectClass(CsvRow row) throws RefusedException {
    String constant = format.objectClass();
    if (constant != null) {
      return constant;
    }
    String cell = row.cells().get(header.objectClass());
    if (cell.isEmpty()) {
      throw new RefusedException(
          "missing-object-class",
          AttributeNames.OBJECT_CLASS,
          where(row, header.objectClass()) + "empty; expected the object class of the row");
    }
    return partition.objectClasses().stream()
        .filter(name -> Ascii.equalsIgnoreCase(name, cell))
        .findFirst()
        .orElse(cell);
  }

  /** Returns whether the partition selects an object class. */
  boolean isSelected(String objectClass) {
    return partition.objectClasses().contains(objectClass);
  }

  /** Returns the object that a row is. */
  ImportedObject object(CsvRow row, Anchor anchor, String objectClass) throws RefusedException {
    AttributeSet.Builder values = AttributeSet.builder();
    for (int column = 0; column < columns.size(); column++) {
      AttributeDefinition attribute = columns.get(column);
      String cell = row.cells().get(column);
      if (attribute != null && !cell.isEmpty()) {
        ImmutableList<Object> all = values(row, column, attribute, cell);
        if (!all.isEmpty()) {
          values.set(attribute.slot(), attribute.multiValued() ? all : all.get(0));
        }
      }
    }
    if (anchorAttribute != null && values.get(anchorAttribute.slot()) == null) {
      Object text = anchor.value();
      values.set(
          anchorAttribute.slot(), anchorAttribute.multiValued() ? ImmutableList.of(text) : text);
    }
    return new ImportedObject(name(anchor).toString(), anchor, objectClass, values.build());
  }

  private ImmutableList<Object> values(
      CsvRow row, int column, AttributeDefinition attribute, String cell) throws RefusedException {
    List<String> texts =
        attribute.multiValued() && separator != null ? separator.splitToList(cell) : List.of(cell);
    try {
      return switch (attribute.type()) {
        case REFERENCE -> references(attribute, texts);
        case BINARY -> binaries(attribute, texts);
        case STRING, NUMBER, BOOLEAN ->
            ValueReader.values(
                attribute, new Attribute(attribute.name(), texts.toArray(String[]::new)));
      };
    } catch (RefusedException e) {
      throw refused(row, column, e.error().code(), e.error().message());
    }
  }

  private ImmutableList<Object> references(AttributeDefinition attribute, List<String> texts)
      throws RefusedException {
    Set<Object> distinct = new LinkedHashSet<>();
    for (String text : texts) {
      if (text.length() > Anchors.MAX_TEXT_LENGTH || text.isBlank()) {
        throw new RefusedException(
            "reference-value-not-ldap-conformant",
            attribute.name(),
            "'" + Ascii.truncate(text, SHOWN, "…") + "'; expected the key of a row");
      }
      distinct.add(new AnchorReference(Anchor.of(text, ignoreCase)));
    }
    return ImmutableList.copyOf(distinct);
  }

  private static ImmutableList<Object> binaries(AttributeDefinition attribute, List<String> texts)
      throws RefusedException {
    Set<Object> distinct = new LinkedHashSet<>();
    for (String text : texts) {
      if (!BaseEncoding.base64().canDecode(text)) {
        throw new RefusedException(
            "invalid-attribute-value", attribute.name(), "no base64, as binary values are");
      }
      distinct.add(ByteString.copyOf(BaseEncoding.base64().decode(text)));
    }
    return ImmutableList.copyOf(distinct);
  }

  private RefusedException refused(CsvRow row, int column, String code, String message) {
    return new RefusedException(code, header.names().get(column), where(row, column) + message);
  }

  private String where(CsvRow row, int column) {
    return "line "
        + row.line()
        + ", column "
        + (column + 1)
        + " ("
        + Ascii.truncate(header.names().get(column), SHOWN, "…")
        + "): ";
  }
}
