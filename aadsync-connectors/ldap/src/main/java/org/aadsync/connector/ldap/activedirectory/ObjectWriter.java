package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PermissiveModifyRequestControl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.exchange.ExportErrors;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.RetryAdvice;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects over one connection. Objects that exist are addressed by their GUID, wherever they
 * are by now. Active Directory has no transactions: of an operation that takes several requests, a
 * rename with changes or thousands of members, the first may be done when a later one is refused;
 * each can be repeated. For use by one thread.
 */
final class ObjectWriter {
  private final LDAPConnection connection;
  private final RequestValues values;
  private final References references;

  ObjectWriter(ConnectorDefinition definition, LDAPConnection connection) {
    this.connection = connection;
    this.values = new RequestValues(definition, connection);
    this.references = new References(connection);
  }

  /**
   * Does one operation.
   *
   * @throws LDAPException if the connection is of no use any more: what became of the operation is
   *     not known
   */
  ExportOutcome write(ExportOperation operation, boolean repeated) throws LDAPException {
    try {
      return attempt(operation, repeated, ReferenceNames.AS_GIVEN);
    } catch (RefusedException e) {
      return new ExportOutcome.Failure(e.error(), RetryAdvice.AFTER_CHANGE);
    } catch (LDAPException e) {
      if (ExportErrors.isOfConnection(e)) {
        throw e;
      }
      return refused(operation, e);
    }
  }

  private ExportOutcome attempt(ExportOperation operation, boolean repeated, ReferenceNames names)
      throws LDAPException, RefusedException {
    if (operation instanceof ExportOperation.Add add) {
      return add(add, repeated, names);
    }
    if (operation instanceof ExportOperation.Update update) {
      return update(update, repeated, names);
    }
    return delete((ExportOperation.Delete) operation, repeated);
  }

  /** Says why the directory refused; where it may be about a reference, looks for its target. */
  private ExportOutcome refused(ExportOperation operation, LDAPException refusal)
      throws LDAPException {
    if (!Refusals.mayBeOfReference(refusal)) {
      return Refusals.outcome(operation, refusal);
    }
    try {
      Optional<ReferenceNames> found = references.lookUp(operation);
      if (found.isEmpty()) {
        return Refusals.outcome(operation, refusal);
      }
      return attempt(operation, true, found.get());
    } catch (RefusedException e) {
      return new ExportOutcome.Failure(e.error(), RetryAdvice.NEXT_EXPORT);
    } catch (MissingTargetException e) {
      return new ExportOutcome.RetryInSecondPass();
    } catch (LDAPException e) {
      if (ExportErrors.isOfConnection(e)) {
        throw e;
      }
      return Refusals.outcome(operation, e);
    }
  }

  private ExportOutcome add(ExportOperation.Add add, boolean repeated, ReferenceNames names)
      throws LDAPException, RefusedException {
    DN dn = name(add.dn());
    RequestValues.NewObject object = values.newObject(add, names);
    try {
      connection.add(new AddRequest(add.dn(), object.attributes().toArray(Attribute[]::new)));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
        return exists(add, repeated, e);
      }
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT) && isMissing(dn.getParentString())) {
        return new ExportOutcome.ProvisionParent();
      }
      throw e;
    }
    ObjectGuid guid = references.guid(add.dn()).orElseThrow(() -> gone(add.dn()));
    try {
      modify(guid, object.rest());
    } catch (LDAPException e) {
      if (!ExportErrors.isOfConnection(e)) {
        connection.delete(guid.dn()); // as a whole or not at all
      }
      throw e;
    }
    return new ExportOutcome.Success(guid.anchor());
  }

  // The answer is the same if another object has the account name.
  private ExportOutcome exists(ExportOperation.Add add, boolean repeated, LDAPException refusal)
      throws LDAPException, RefusedException {
    Optional<ObjectGuid> there = references.guid(add.dn());
    if (there.isEmpty()) {
      throw new RefusedException(
          "constraint-violation",
          Refusals.attribute(refusal),
          "another object has a value that has to be unique, as the account name");
    }
    if (repeated) {
      return new ExportOutcome.ConvertToUpdate(there.get().anchor());
    }
    throw refusal;
  }

  private ExportOutcome update(
      ExportOperation.Update update, boolean repeated, ReferenceNames names)
      throws LDAPException, RefusedException {
    ObjectGuid guid = guid(update.anchor());
    List<List<Modification>> requests = values.modifications(update, guid, names);
    String newDn = update.newDn();
    try {
      if (newDn != null && !rename(guid, newDn)) {
        return new ExportOutcome.ProvisionParent();
      }
      modify(guid, requests);
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT) && isMissing(guid.dn())) {
        throw missing(update);
      }
      throw e;
    }
    return new ExportOutcome.Success(null);
  }

  /** Gives an object a name; returns false if there is no object to be below. */
  private boolean rename(ObjectGuid guid, String newDn) throws LDAPException, RefusedException {
    DN name = name(newDn);
    String parent = name.getParentString();
    try {
      connection.modifyDN(
          new ModifyDNRequest(guid.dn(), name.getRDNString(), true, parent == null ? "" : parent));
      return true;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)
          && references.guid(newDn).equals(Optional.of(guid))) {
        return true; // its own name, perhaps from the attempt before
      }
      if (parent != null && !isMissing(guid.dn()) && isMissing(parent)) {
        return false;
      }
      throw e;
    }
  }

  private void modify(ObjectGuid guid, List<List<Modification>> requests) throws LDAPException {
    for (List<Modification> modifications : requests) {
      ModifyRequest request = new ModifyRequest(guid.dn(), modifications);
      // Not critical it would be ignored by some: a value that is there is no error.
      request.addControl(new PermissiveModifyRequestControl(true));
      connection.modify(request);
    }
  }

  private ExportOutcome delete(ExportOperation.Delete delete, boolean repeated)
      throws LDAPException, RefusedException {
    ObjectGuid guid = guid(delete.anchor());
    try {
      connection.delete(new DeleteRequest(guid.dn()));
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw e;
      }
      if (!repeated) {
        throw missing(delete);
      }
    }
    return new ExportOutcome.Success(null);
  }

  private boolean isMissing(@Nullable String dn) throws LDAPException {
    return dn != null && references.guid(dn).isEmpty();
  }

  private static DN name(String dn) throws RefusedException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(dn)) {
      // It would be sent with a question mark in its place.
      throw new RefusedException("invalid-dn", null, "a DN with half of a surrogate pair");
    }
    try {
      if (dn.length() <= ValueReader.MAX_DN_LENGTH) {
        // The SDK takes \z for z; RFC 4514 knows no such thing.
        DistinguishedName.parse(dn);
        DN name = new DN(dn);
        if (!name.isNullDN()) {
          return name;
        }
      }
    } catch (LDAPException | IllegalArgumentException e) {
      throw new RefusedException("invalid-dn", null, "the new name is no DN: " + e.getMessage());
    }
    throw new RefusedException(
        "invalid-dn",
        null,
        "a DN of " + dn.length() + " characters; expected 1 to " + ValueReader.MAX_DN_LENGTH);
  }

  private static ObjectGuid guid(Anchor anchor) throws RefusedException {
    return ObjectGuid.of(anchor)
        .orElseThrow(
            () ->
                new RefusedException(
                    "missing-anchor-component",
                    ObjectGuid.ATTRIBUTE,
                    "the anchor " + anchor + " is no GUID"));
  }

  private static RefusedException missing(ExportOperation operation) {
    return new RefusedException(
        "cd-missing-object",
        null,
        "the directory has no object any more with the GUID of '" + operation.dn() + "'");
  }

  private static LDAPException gone(String dn) {
    return new LDAPException(
        ResultCode.NO_SUCH_OBJECT, "'" + dn + "' cannot be read although it was just created");
  }
}
