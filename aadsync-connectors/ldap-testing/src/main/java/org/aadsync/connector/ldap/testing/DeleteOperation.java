package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes: what is left is a tombstone, or with the recycle bin a deleted object that has kept its
 * attributes ([MS-ADTS] 3.1.1.5.5).
 */
final class DeleteOperation {
  /** What a tombstone keeps ([MS-ADTS] 3.1.1.5.5.1.1). */
  private static final Set<String> KEPT =
      Set.of(
          "attributeid",
          "attributesyntax",
          "distinguishedname",
          "dnshostname",
          "governsid",
          "grouptype",
          "instancetype",
          "ldapdisplayname",
          "legacyexchangedn",
          "ms-ds-creatorsid",
          "ncname",
          "ntsecuritydescriptor",
          "objectclass",
          "objectguid",
          "objectsid",
          "omsyntax",
          "name",
          "samaccountname",
          "sidhistory",
          "subclassof",
          "systemflags",
          "useraccountcontrol");

  private final Forest forest;
  private final Session session;

  DeleteOperation(Forest forest, Session session) {
    this.forest = forest;
    this.session = session;
  }

  void apply(DeleteRequestProtocolOp request, List<Control> controls) throws LDAPException {
    session.needsWrite();
    DirectoryObject object = forest.find(request.getDN());
    if (object == null || (object.deleted && !session.seesDeleted(controls))) {
      throw Refusal.noSuchObject(request.getDN(), "");
    }
    if (object.rootName != null
        || "TRUE".equals(object.text("isCriticalSystemObject"))
        || object.deleted) {
      throw Refusal.unwilling("00002077", object.dn());
    }
    if (!object.children.isEmpty() && !Session.asks(controls, Session.TREE_DELETE)) {
      throw Refusal.of(
          ResultCode.NOT_ALLOWED_ON_NONLEAF,
          "00002015",
          "UpdErr: problem 6003 (CANT_ON_NON_LEAF)",
          object.dn());
    }
    delete(object);
  }

  private void delete(DirectoryObject object) {
    List.copyOf(object.children.values()).forEach(this::delete);
    DirectoryObject above = object.parent;
    String lastParent = above == null ? "" : above.dn();
    String lastName = object.rdnValue;
    forest.touch(object);
    unlink(object);
    if (!forest.settings.recycleBin()) {
      strip(object);
    }
    object.password = null;
    object.deleted = true;
    forest.place(object, forest.deletedObjectsOf(object), Names.mangled(lastName, object.guid));
    forest.put(object, "isDeleted", "TRUE");
    forest.put(object, "lastKnownParent", lastParent);
    if (forest.settings.recycleBin()) {
      forest.put(object, "msDS-LastKnownRDN", lastName);
    }
  }

  /**
   * Links go with either end, and are no originating update of anything: neither the object nor the
   * groups it was in show as changed for it ([MS-ADTS] 3.1.1.5.5.6).
   */
  private void unlink(DirectoryObject object) {
    for (Map.Entry<String, DirectoryObject.Links> each : object.links.entrySet()) {
      AttributeDefinition forward = forest.schema.known(each.getKey());
      Map<DirectoryObject, Long> targets = each.getValue().present;
      targets.keySet().forEach(target -> target.removeBackLink(forward, object));
      object.binnedLinks.put(each.getKey(), new LinkedHashMap<>(targets));
      targets.clear();
    }
    for (Map.Entry<String, Set<DirectoryObject>> each : object.backLinks.entrySet()) {
      Map<DirectoryObject, Long> sources = new LinkedHashMap<>();
      for (DirectoryObject source : each.getValue()) {
        Long usn = source.linksOf(forest.schema.known(each.getKey())).present.remove(object);
        if (usn != null) {
          sources.put(source, usn);
        }
      }
      object.binnedBackLinks.put(each.getKey(), sources);
      each.getValue().clear();
    }
  }

  /**
   * A tombstone keeps little; what it lost counts as changed, so that it is replicated as empty.
   */
  private void strip(DirectoryObject object) {
    for (DirectoryObject.Held held : List.copyOf(object.attributes.values())) {
      if (!KEPT.contains(held.attribute().key())
          && !held.attribute().preservedOnDelete()
          && !held.values().isEmpty()) {
        forest.put(object, held.attribute(), List.of());
      }
    }
  }
}
