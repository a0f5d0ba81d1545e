package org.aadsync.connector.ldap.generic;

import com.google.common.base.Preconditions;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueWriter;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.exchange.ExportErrors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AnchorReference;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ObjectReference;
import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One export over one connection; each operation is durable when the server has answered. A
 * connection that was cut, as servers do to idle ones, is made anew once for an operation.
 */
final class GenericExport implements ExportSession {
  /** It refers to an object that is not there yet. */
  private static final class TooEarlyException extends Exception {
    private static final long serialVersionUID = 1L;

    TooEarlyException() {
      super(null, null, false, false);
    }
  }

  private final ConnectorDefinition definition;
  private final Directory directory;
  private final AnchorForm anchors;
  private final ValueWriter values;
  private ServerWrites server;
  private boolean ended;

  GenericExport(ConnectorDefinition definition, Directory directory) throws ConnectorException {
    this.definition = definition;
    this.directory = directory;
    this.anchors = AnchorForm.of(definition);
    this.values = new ValueWriter(definition.schema(), anchors.attribute());
    this.server = ServerWrites.open(directory, anchors);
  }

  @Override
  public boolean writesAtOnce() {
    return true;
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException {
    Preconditions.checkState(!ended, "this export was committed or closed");
    List<ExportOutcome> outcomes = new ArrayList<>(batch.size());
    for (ExportOperation operation : batch) {
      outcomes.add(outcome(operation));
    }
    return outcomes;
  }

  private ExportOutcome outcome(ExportOperation operation) throws ConnectorException {
    if (server.isGone()) {
      server.close();
      ended = true;
      server = ServerWrites.open(directory, anchors);
      ended = false;
    }
    try {
      return attempt(operation);
    } catch (LDAPException e) {
      ended = true; // unless there is another connection
    }
    server.close();
    server = ServerWrites.open(directory, anchors);
    try {
      ExportOutcome outcome = attempt(repeated(operation));
      ended = false;
      return outcome;
    } catch (LDAPException e) {
      throw directory.stopped("writing '" + operation.dn() + "'", spoken(operation, e));
    }
  }

  /** Writes; an exception says that the connection is of no use any more. */
  private ExportOutcome attempt(ExportOperation operation) throws LDAPException {
    try {
      if (operation instanceof ExportOperation.Add add) {
        return add(add);
      }
      if (operation instanceof ExportOperation.Update update) {
        return update(update);
      }
      return delete((ExportOperation.Delete) operation);
    } catch (RefusedException e) {
      return new ExportOutcome.Failure(e.error(), RetryAdvice.AFTER_CHANGE);
    } catch (TooEarlyException e) {
      return new ExportOutcome.RetryInSecondPass();
    } catch (LDAPException e) {
      if (ExportErrors.isOfConnection(e)) {
        throw e;
      }
      return refused(operation, asOfName(operation, e));
    }
  }

  private static ExportOperation repeated(ExportOperation operation) {
    if (operation instanceof ExportOperation.Add add) {
      return new ExportOperation.Add(add.dn(), add.objectType(), add.values(), true);
    }
    if (operation instanceof ExportOperation.Update update) {
      return new ExportOperation.Update(
          update.dn(),
          update.objectType(),
          update.anchor(),
          update.newDn(),
          update.changes(),
          true);
    }
    ExportOperation.Delete delete = (ExportOperation.Delete) operation;
    return new ExportOperation.Delete(delete.dn(), delete.objectType(), delete.anchor(), true);
  }

  // OpenLDAP says that the name is wrong when a change takes its value out of the entry.
  private static LDAPException asOfName(ExportOperation operation, LDAPException cause) {
    boolean isChange = operation instanceof ExportOperation.Update update && update.newDn() == null;
    return isChange && cause.getResultCode().equals(ResultCode.NAMING_VIOLATION)
        ? new LDAPException(ResultCode.NOT_ALLOWED_ON_RDN, cause.getMessage(), cause)
        : cause;
  }

  private static ExportOutcome.Failure refused(ExportOperation operation, LDAPException refusal) {
    boolean setsPassword = setsPassword(operation);
    return setsPassword && ExportErrors.code(refusal).equals("constraint-violation")
        ? ExportErrors.passwordRefused(null)
        : ExportErrors.refused(refusal, null, setsPassword);
  }

  // What a server says of a password may repeat it.
  private static LDAPException spoken(ExportOperation operation, LDAPException cause) {
    return setsPassword(operation)
        ? new LDAPException(cause.getResultCode(), "what it says of a password is not repeated")
        : cause;
  }

  private static boolean setsPassword(ExportOperation operation) {
    List<AttributeChange> changes =
        operation instanceof ExportOperation.Add add
            ? add.values()
            : operation instanceof ExportOperation.Update update ? update.changes() : List.of();
    return changes.stream().anyMatch(change -> change.attribute().exportOnly());
  }

  private ExportOutcome add(ExportOperation.Add add)
      throws LDAPException, RefusedException, TooEarlyException {
    DN name = WrittenNames.parse(add.dn());
    ObjectType type = type(add.objectType());
    Entry entry = new Entry(add.dn());
    entry.addAttribute(AttributeNames.OBJECT_CLASS, classes(type));
    for (AttributeChange change : add.values()) {
      AttributeDefinition attribute = values.writable(type, change.attribute().name());
      List<byte[]> raw =
          raw(attribute, ((AttributeChange.Replace) change).values(), references(name));
      if (!raw.isEmpty()) {
        entry.addAttribute(
            new Attribute(server.description(attribute.name()), raw.toArray(byte[][]::new)));
      }
    }
    for (Attribute naming : name.getRDN().getAttributes()) {
      entry.addAttribute(naming); // RFC 4511, 4.7: the values of its name are among its own
    }
    try {
      return new ExportOutcome.Success(anchors.of(server.add(entry)));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        return new ExportOutcome.ProvisionParent();
      }
      if (e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS) && add.repeated()) {
        Attribute anchor = server.anchorAt(add.dn());
        return new ExportOutcome.ConvertToUpdate(anchors.of(anchor));
      }
      throw e;
    }
  }

  private String[] classes(ObjectType type) {
    List<String> names = new ArrayList<>();
    ObjectType each = type;
    while (each != null && !names.contains(each.name())) {
      names.add(each.name());
      String superior = each.superior();
      each = superior == null ? null : definition.schema().findObjectType(superior);
    }
    return names.toArray(String[]::new);
  }

  private ExportOutcome update(ExportOperation.Update update)
      throws LDAPException, RefusedException, TooEarlyException {
    String newDn = update.newDn();
    DN name = WrittenNames.parse(newDn == null ? update.dn() : newDn);
    List<Modification> modifications =
        modifications(type(update.objectType()), update.changes(), references(name));
    String dn = update.dn();
    if (newDn != null) {
      String before = rename(update, name);
      if (before == null) {
        return new ExportOutcome.ProvisionParent();
      }
      dn = newDn;
      if (!modifications.isEmpty()) {
        modifyRenamed(dn, before, update.anchor(), modifications);
      }
    } else if (!modifications.isEmpty()) {
      modify(dn, update.anchor(), modifications);
    }
    return new ExportOutcome.Success(null);
  }

  private void modify(String dn, Anchor anchor, List<Modification> modifications)
      throws LDAPException {
    server.write(dn, anchor, (at, controls) -> server.modify(at, modifications, controls));
  }

  // An operation is done as a whole or not at all.
  private void modifyRenamed(
      String dn, String before, Anchor anchor, List<Modification> modifications)
      throws LDAPException {
    try {
      modify(dn, anchor, modifications);
    } catch (LDAPException e) {
      if (!ExportErrors.isOfConnection(e)) {
        server.connection().modifyDN(request(dn, new DN(before)));
      }
      throw e;
    }
  }

  /** Renames and returns the earlier name; null if the container to move into does not exist. */
  private @Nullable String rename(ExportOperation.Update update, DN to) throws LDAPException {
    String before = server.locate(update.anchor());
    if (before == null) {
      throw new LDAPException(
          ResultCode.NO_SUCH_OBJECT,
          "the directory has no object '" + update.dn() + "' with the anchor " + update.anchor());
    }
    if (WrittenNames.of(to.toString()).equals(before)) {
      return before;
    }
    try {
      server.connection().modifyDN(request(before, to));
    } catch (LDAPException e) {
      DN parent = to.getParent();
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
          && parent != null
          && !server.exists(parent.toString())) {
        return null;
      }
      throw e;
    }
    return before;
  }

  private static ModifyDNRequest request(String from, DN to) throws LDAPException {
    DN parent = to.getParent();
    boolean moves = parent != null && !parent.equals(new DN(from).getParent());
    return new ModifyDNRequest(
        from,
        WrittenNames.of(to.getRDNString()),
        true,
        moves ? WrittenNames.of(parent.toString()) : null);
  }

  private ExportOutcome delete(ExportOperation.Delete delete) throws LDAPException {
    try {
      server.write(
          delete.dn(),
          delete.anchor(),
          (at, controls) -> server.connection().delete(new DeleteRequest(at, controls)));
    } catch (LDAPException e) {
      if (!delete.repeated() || !e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw e;
      }
    }
    return new ExportOutcome.Success(null);
  }

  private List<Modification> modifications(
      ObjectType type,
      List<AttributeChange> changes,
      ValueWriter.References<TooEarlyException> references)
      throws RefusedException, TooEarlyException {
    List<Modification> modifications = new ArrayList<>();
    for (AttributeChange change : changes) {
      AttributeDefinition attribute = values.writable(type, change.attribute().name());
      String name = server.description(attribute.name());
      if (change instanceof AttributeChange.Delta delta) {
        put(
            modifications,
            ModificationType.DELETE,
            name,
            raw(attribute, delta.deletes(), exists()));
        put(modifications, ModificationType.ADD, name, raw(attribute, delta.adds(), references));
      } else {
        List<Object> wanted = ((AttributeChange.Replace) change).values();
        byte[][] raw = raw(attribute, wanted, references).toArray(byte[][]::new);
        modifications.add(new Modification(ModificationType.REPLACE, name, raw));
      }
    }
    return modifications;
  }

  private static void put(
      List<Modification> modifications, ModificationType type, String name, List<byte[]> raw) {
    if (!raw.isEmpty()) {
      modifications.add(new Modification(type, name, raw.toArray(byte[][]::new)));
    }
  }

  private static List<byte[]> raw(
      AttributeDefinition attribute,
      List<Object> values,
      ValueWriter.References<TooEarlyException> references)
      throws RefusedException, TooEarlyException {
    List<byte[]> raw = new ArrayList<>(values.size());
    for (Object value : values) {
      raw.add(ValueWriter.bytes(attribute, value, references));
    }
    return raw;
  }

  // Nobody minds if a reference to remove is to nothing.
  private static ValueWriter.References<TooEarlyException> exists() {
    return (attribute, reference) -> WrittenNames.of(reference.dn());
  }

  private ValueWriter.References<TooEarlyException> references(DN self) {
    return (attribute, reference) -> {
      try {
        return target(attribute, reference, self);
      } catch (LDAPException e) {
        throw new RefusedException(
            "dn-attributes-failure",
            attribute.name(),
            "it refers to '" + reference.dn() + "', which cannot be looked at: " + e.getMessage());
      }
    };
  }

  private String target(AttributeDefinition attribute, Reference reference, DN self)
      throws LDAPException, RefusedException, TooEarlyException {
    if (reference instanceof AnchorReference byAnchor) {
      String dn = server.locate(byAnchor.anchor());
      if (dn == null) {
        throw new RefusedException(
            "dn-attributes-failure",
            attribute.name(),
            "it refers to " + byAnchor.anchor() + ", which is not in the directory");
      }
      return dn;
    }
    // OpenLDAP does not ask whether there is such an object.
    if (reference instanceof ObjectReference object
        && object.anchor() == null
        && !self.equals(new DN(object.dn()))
        && !server.exists(object.dn())) {
      throw new TooEarlyException();
    }
    return WrittenNames.of(reference.dn());
  }

  private ObjectType type(String name) throws RefusedException {
    ObjectType type = definition.schema().findObjectType(name);
    if (type == null || name.isEmpty()) {
      throw new RefusedException(
          "schema-violation",
          AttributeNames.OBJECT_CLASS,
          "the schema of the connector has no object type '" + name + "'");
    }
    return type;
  }

  @Override
  public void commit() {
    ended = true; // everything is done
  }

  @Override
  public void close() {
    ended = true;
    server.close();
  }
}
