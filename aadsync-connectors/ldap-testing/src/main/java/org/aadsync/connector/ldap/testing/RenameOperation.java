package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renames and moves ([MS-ADTS] 3.1.1.5.4). */
final class RenameOperation {
  private final Forest forest;
  private final Session session;
  private final ValueChecks checks;

  RenameOperation(Forest forest, Session session) {
    this.forest = forest;
    this.session = session;
    this.checks = new ValueChecks(forest);
  }

  void apply(ModifyDNRequestProtocolOp request) throws LDAPException {
    session.needsWrite();
    DirectoryObject object = forest.find(request.getDN());
    if (object == null || object.deleted) {
      throw Refusal.noSuchObject(request.getDN(), "");
    }
    if (object.rootName != null || "TRUE".equals(object.text("isCriticalSystemObject"))) {
      throw Refusal.unwilling("00002145", object.dn());
    }
    RDN rdn = Names.single(relative(request.getNewRDN()));
    if (!rdn.getAttributeNames()[0].equalsIgnoreCase(object.rdnType)) {
      throw Refusal.of(
          ResultCode.NAMING_VIOLATION,
          "00002099",
          "NameErr: problem 2005 (NAMING_VIOLATION)",
          rdn.toString());
    }
    if (!request.deleteOldRDN()) {
      throw Refusal.unwilling("00002077", "deleteOldRDN");
    }
    String value = rdn.getAttributeValues()[0];
    checks.values(forest.schema.known(object.rdnType), List.of(new ASN1OctetString(value)));
    DirectoryObject parent = newParent(object, request.getNewSuperiorDN());
    checks.placeable(object.structuralClass(), parent);
    checks.free(parent, Names.key(rdn), object);
    forest.touch(object);
    forest.place(object, parent, value);
  }

  private static RDN relative(String text) throws LDAPException {
    try {
      return new RDN(text);
    } catch (LDAPException noName) {
      throw Refusal.of(
          ResultCode.INVALID_DN_SYNTAX, "0000208F", "NameErr: problem 2006 (BAD_NAME)", text);
    }
  }

  private DirectoryObject newParent(DirectoryObject object, @Nullable String superior)
      throws LDAPException {
    DirectoryObject parent = superior == null ? object.parent : forest.find(superior);
    if (parent == null || parent.deleted) {
      throw Refusal.noSuchObject(String.valueOf(superior), "");
    }
    if (parent.isBelow(object)) {
      throw Refusal.unwilling("000020E8", "an object cannot move below itself");
    }
    if (parent.namingContext() != object.namingContext()) {
      throw Refusal.of(
          ResultCode.AFFECTS_MULTIPLE_DSAS, "000020E9", "DS_AFFECTS_MULTIPLE_DSAS", parent.dn());
    }
    return parent;
  }
}
