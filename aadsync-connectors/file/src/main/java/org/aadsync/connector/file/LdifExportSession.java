package org.aadsync.connector.file;

import com.google.common.base.Preconditions;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueWriter;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/** One export: operations change a {@link StagedDirectory}, the commit replaces the file. */
final class LdifExportSession implements ExportSession {
  private static final String OBJECT_SID = "objectSid";
  private static final String STATUS = "stopped-connectivity";

  private final ConnectorDefinition definition;
  private final SpaceSchema schema;
  private final ValueWriter values;
  private final ExportTarget target;
  private final StagedDirectory directory;
  private boolean ended;

  LdifExportSession(ConnectorDefinition definition, ExportTarget target) {
    this.definition = definition;
    this.schema = definition.schema();
    this.values = new ValueWriter(schema, definition.anchorAttribute());
    this.target = target;
    this.directory = target.directory();
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException {
    Preconditions.checkState(!ended, "this export was committed or closed");
    List<ExportOutcome> outcomes = new ArrayList<>(batch.size());
    for (ExportOperation operation : batch) {
      try {
        outcomes.add(outcome(operation));
      } catch (RefusedException e) {
        outcomes.add(new ExportOutcome.Failure(e.error()));
      } catch (IOException e) {
        ended = true;
        throw new ConnectorException(
            STATUS, "the export cannot go on, nothing was written: " + e.getMessage(), e);
      }
    }
    return outcomes;
  }

  private ExportOutcome outcome(ExportOperation operation) throws IOException, RefusedException {
    if (operation.repeated() && operation instanceof ExportOperation.Add add) {
      Anchor existing = existing(add.dn());
      if (existing != null) {
        return new ExportOutcome.ConvertToUpdate(existing); // the one that was created then
      }
    }
    boolean isGone =
        operation.repeated()
            && operation instanceof ExportOperation.Delete delete
            && directory.byAnchor(delete.anchor()) == KeyIndex.NONE;
    return new ExportOutcome.Success(isGone ? null : apply(operation));
  }

  private @Nullable Anchor existing(String dn) throws IOException, RefusedException {
    try {
      int number = directory.byName(new DN(dn).toNormalizedString());
      return number == KeyIndex.NONE ? null : directory.anchor(number);
    } catch (LDAPException e) {
      return null; // what is wrong with it is said when it is added
    }
  }

  private @Nullable Anchor apply(ExportOperation operation) throws IOException, RefusedException {
    if (operation instanceof ExportOperation.Add add) {
      return add(add);
    }
    if (operation instanceof ExportOperation.Update update) {
      update(update);
    } else {
      ExportOperation.Delete delete = (ExportOperation.Delete) operation;
      directory.delete(find(delete, delete.anchor()), delete.anchor());
    }
    return null;
  }

  private Anchor add(ExportOperation.Add add) throws IOException, RefusedException {
    DN name = freeName(add.dn(), KeyIndex.NONE);
    ObjectType type = type(add.objectType());
    String normalized = name.toNormalizedString();
    Anchor anchor = directory.newAnchor(normalized, type.name());
    LdifRecord record =
        LdifRecord.of(name, add.dn(), List.of(new Attribute("objectClass", type.name())));
    record = record.with(values.apply(record::values, type, add.values(), references(normalized)));
    record = record.with(definition.anchorAttribute(), List.of(Anchors.toBytes(anchor)));
    if (hasSecurityIdentifier(type) && !record.has(OBJECT_SID)) {
      record =
          record.with(OBJECT_SID, List.of(SecurityIdentifiers.forObject(Anchors.toBytes(anchor))));
    }
    directory.add(record, anchor);
    return anchor;
  }

  private boolean hasSecurityIdentifier(ObjectType type) {
    return definition.kind() == ConnectorKind.ACTIVE_DIRECTORY
        && schema.find(OBJECT_SID) != null
        && values.allows(type, OBJECT_SID);
  }

  private void update(ExportOperation.Update update) throws IOException, RefusedException {
    int number = find(update, update.anchor());
    LdifRecord before = directory.read(number);
    LdifRecord after = before;
    String newDn = update.newDn();
    if (newDn != null) {
      after = directory.renamed(before, freeName(newDn, number), newDn);
    }
    after =
        after.with(
            values.apply(
                after::values,
                type(update.objectType()),
                update.changes(),
                references(after.normalizedDn())));
    directory.replace(number, before, after);
  }

  /** Returns the number of the object; its anchor counts, as its DN may have changed since. */
  private int find(ExportOperation operation, Anchor anchor) throws RefusedException {
    int number = directory.byAnchor(anchor);
    if (number == KeyIndex.NONE) {
      throw new RefusedException(
          "cd-missing-object",
          null,
          "the directory has no object '" + operation.dn() + "' with the anchor " + anchor);
    }
    return number;
  }

  private DN freeName(String text, int except) throws RefusedException {
    DN name;
    try {
      name = new DN(text);
    } catch (LDAPException e) {
      throw new RefusedException("invalid-dn", null, "'" + text + "': " + e.getMessage());
    }
    if (name.isNullDN() || text.length() > RecordReader.MAX_DN_LENGTH) {
      throw new RefusedException(
          "invalid-dn",
          null,
          "a DN of " + text.length() + " characters; expected 1 to " + RecordReader.MAX_DN_LENGTH);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new RefusedException("invalid-dn", null, "a DN with half of a surrogate pair");
    }
    int taken = directory.byName(name.toNormalizedString());
    if (taken != KeyIndex.NONE && taken != except) {
      throw new RefusedException(
          "cd-existing-object", null, "the directory already has an object '" + text + "'");
    }
    return name;
  }

  private ObjectType type(String name) throws RefusedException {
    ObjectType type = schema.findObjectType(name);
    if (type == null || name.isEmpty()) {
      throw new RefusedException(
          "schema-violation",
          AttributeNames.OBJECT_CLASS,
          "the schema of the connector has no object type '" + name + "'");
    }
    return type;
  }

  private ValueWriter.References<IOException> references(String self) {
    return (attribute, reference) -> resolve(attribute, reference, self);
  }

  private String resolve(AttributeDefinition attribute, Reference reference, String self)
      throws IOException, RefusedException {
    Anchor anchor =
        reference instanceof AnchorReference byAnchor
            ? byAnchor.anchor()
            : reference instanceof ObjectReference object ? object.anchor() : null;
    String dn = reference.dn();
    try {
      String normalized = DN.normalize(dn);
      if (normalized.equals(self) || directory.byName(normalized) != KeyIndex.NONE) {
        return dn;
      }
    } catch (LDAPException e) {
      if (anchor == null) {
        throw new RefusedException(
            "syntax-violation", attribute.name(), "'" + dn + "' is no DN: " + e.getMessage());
      }
    }
    int number = anchor == null ? KeyIndex.NONE : directory.byAnchor(anchor);
    if (number == KeyIndex.NONE) {
      throw new RefusedException(
          "dn-attributes-failure",
          attribute.name(),
          "it refers to '" + dn + "', which is not in the directory");
    }
    // Moved or renamed since the engine last saw it.
    return directory.dn(number);
  }

  @Override
  public void commit() throws ConnectorException {
    Preconditions.checkState(!ended, "this export was committed or closed");
    ended = true;
    try {
      if (directory.isChanged()) {
        target.commit();
      }
    } catch (IOException e) {
      throw new ConnectorException(
          STATUS, "the export could not be committed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    ended = true;
    target.close();
  }
}
