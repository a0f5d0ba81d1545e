package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a deleted object back: isDeleted goes and a name comes, in one request ([MS-ADTS]
 * 3.1.1.5.3.7).
 */
final class Reanimation {
  private final Forest forest;
  private final ValueChecks checks;

  Reanimation(Forest forest, ValueChecks checks) {
    this.forest = forest;
    this.checks = checks;
  }

  void apply(DirectoryObject object, List<Modification> modifications) throws LDAPException {
    String name = null;
    boolean undeleted = false;
    for (Modification each : modifications) {
      String attribute = each.getAttributeName();
      if (attribute.equalsIgnoreCase("isDeleted")) {
        undeleted = each.getModificationType().equals(ModificationType.DELETE);
      } else if (attribute.equalsIgnoreCase("distinguishedName")
          && each.getModificationType().equals(ModificationType.REPLACE)) {
        name = each.getAttribute().getValue();
      }
    }
    if (!undeleted
        || name == null
        || object.rootName != null
        || object.is("container") && "TRUE".equals(object.text("isCriticalSystemObject"))) {
      throw Refusal.unwilling("00002077", "a deleted object can be brought back, no more");
    }
    DN dn = Names.parse(name);
    RDN rdn = Names.single(dn.getRDN());
    DN above = dn.getParent();
    DirectoryObject parent = above == null ? null : forest.find(above.toString());
    if (parent == null || parent.deleted) {
      throw Refusal.noSuchObject(name, forest.bestMatch(name));
    }
    if (parent.namingContext() != object.namingContext()) {
      throw Refusal.of(
          ResultCode.AFFECTS_MULTIPLE_DSAS, "000020E9", "DS_AFFECTS_MULTIPLE_DSAS", parent.dn());
    }
    checks.placeable(object.structuralClass(), parent);
    checks.free(parent, Names.key(rdn), null);
    for (String unique : List.of("sAMAccountName", "userPrincipalName")) {
      String value = object.text(unique);
      if (value != null) {
        checks.unique(forest.schema.known(unique), List.of(new ASN1OctetString(value)), object);
      }
    }
    bringBack(object, parent, rdn.getAttributeValues()[0]);
  }

  /** What tells where the object was before it was deleted stays. */
  private void bringBack(DirectoryObject object, DirectoryObject parent, String rdnValue) {
    forest.touch(object);
    object.deleted = false;
    forest.place(object, parent, rdnValue);
    forest.put(object, "isDeleted");
    forest.put(object, "objectCategory", forest.category(object.structuralClass()));
    if (forest.settings.recycleBin()) {
      linkAgain(object);
    } else {
      accountAgain(object);
    }
    object.binnedLinks.clear();
    object.binnedBackLinks.clear();
  }

  /**
   * Links were only hidden: they show again with the sequence numbers they had, and the groups that
   * the object is in again do not change. A link to or from what is still deleted waits for that.
   */
  private void linkAgain(DirectoryObject object) {
    object.binnedLinks.forEach(
        (key, targets) ->
            targets.forEach(
                (target, usn) -> {
                  if (target.deleted) {
                    waiting(target.binnedBackLinks, key).put(object, usn);
                  } else {
                    forest.show(object, forest.schema.known(key), target, usn);
                  }
                }));
    object.binnedBackLinks.forEach(
        (key, sources) ->
            sources.forEach(
                (source, usn) -> {
                  if (source.deleted) {
                    waiting(source.binnedLinks, key).put(object, usn);
                  } else {
                    forest.show(source, forest.schema.known(key), object, usn);
                  }
                }));
  }

  private static Map<DirectoryObject, Long> waiting(
      Map<String, Map<DirectoryObject, Long>> binned, String key) {
    return binned.computeIfAbsent(key, each -> new LinkedHashMap<>());
  }

  /** An account that lost everything comes back disabled ([MS-ADTS] 3.1.1.5.3.7.3). */
  private void accountAgain(DirectoryObject object) {
    if (object.is("user")) {
      boolean computer = object.is("computer");
      forest.put(object, "userAccountControl", computer ? "4130" : "546");
      forest.put(object, "sAMAccountType", computer ? "805306369" : "805306368");
      forest.put(object, "primaryGroupID", computer ? "515" : "513");
      forest.put(object, "pwdLastSet", "0");
    } else if (object.is("group")) {
      forest.put(object, "sAMAccountType", "268435456");
    }
  }
}
