package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Modifies an object, all of the request or nothing ([MS-ADTS] 3.1.1.5.3). */
final class ModifyOperation {
  private final Forest forest;
  private final Session session;
  private final boolean encrypted;
  private final ValueChecks checks;
  private final Map<AttributeDefinition, List<ASN1OctetString>> values = new LinkedHashMap<>();
  private final Map<AttributeDefinition, LinkEdit> links = new LinkedHashMap<>();
  private @Nullable String newPassword;

  ModifyOperation(Forest forest, Session session, boolean encrypted) {
    this.forest = forest;
    this.session = session;
    this.encrypted = encrypted;
    this.checks = new ValueChecks(forest);
  }

  void apply(ModifyRequestProtocolOp request, List<Control> controls) throws LDAPException {
    session.needsWrite();
    DirectoryObject object = forest.find(request.getDN());
    if (object == null || (object.deleted && !session.seesDeleted(controls))) {
      throw Refusal.noSuchObject(request.getDN(), "");
    }
    if (object.deleted) {
      new Reanimation(forest, checks).apply(object, request.getModifications());
      return;
    }
    boolean permissive = Session.asks(controls, Session.PERMISSIVE);
    for (Modification each : request.getModifications()) {
      stage(object, each, permissive);
    }
    check(object);
    commit(object);
  }

  private void stage(DirectoryObject object, Modification change, boolean permissive)
      throws LDAPException {
    AttributeDefinition attribute = checks.definition(change.getAttribute().getBaseName());
    List<ASN1OctetString> given = List.of(change.getAttribute().getRawValues());
    if (attribute.key().equals("unicodepwd")) {
      password(object, change.getModificationType(), given);
      return;
    }
    if (attribute.name().equalsIgnoreCase(object.rdnType)) {
      throw Refusal.of(
          ResultCode.NOT_ALLOWED_ON_RDN,
          "00002016",
          "UpdErr: problem 6004 (CANT_ON_RDN)",
          attribute.name());
    }
    if (attribute.key().equals("objectclass")) {
      throw Refusal.of(
          ResultCode.OBJECT_CLASS_MODS_PROHIBITED,
          "000020B1",
          "UpdErr: problem 6009 (OBJECT_CLASS_CHANGE)",
          attribute.name());
    }
    checks.writable(attribute);
    checks.allowed(attribute, object.structuralClass());
    if (change.getModificationType() != ModificationType.DELETE || !given.isEmpty()) {
      distinct(attribute, given);
    }
    if (attribute.forwardLink()) {
      links
          .computeIfAbsent(attribute, key -> new LinkEdit(object, key))
          .stage(change.getModificationType(), targets(attribute, change, given), permissive);
    } else {
      List<ASN1OctetString> before = values.getOrDefault(attribute, held(object, attribute));
      values.put(
          attribute, changed(attribute, before, change.getModificationType(), given, permissive));
    }
  }

  private void distinct(AttributeDefinition attribute, List<ASN1OctetString> given)
      throws LDAPException {
    for (ASN1OctetString value : given) {
      checks.values(attribute, List.of(value));
    }
    if (given.stream().map(attribute.syntax()::key).distinct().count() < given.size()) {
      throw ValueChecks.exists(attribute);
    }
  }

  private List<DirectoryObject> targets(
      AttributeDefinition attribute, Modification change, List<ASN1OctetString> given)
      throws LDAPException {
    List<DirectoryObject> targets = new ArrayList<>();
    for (ASN1OctetString value : given) {
      targets.add(checks.target(attribute, value));
    }
    return targets;
  }

  private static List<ASN1OctetString> held(DirectoryObject object, AttributeDefinition attribute) {
    DirectoryObject.Held held = object.attributes.get(attribute.key());
    return held == null ? List.of() : held.values();
  }

  private static List<ASN1OctetString> changed(
      AttributeDefinition attribute,
      List<ASN1OctetString> before,
      ModificationType kind,
      List<ASN1OctetString> given,
      boolean permissive)
      throws LDAPException {
    if (kind.equals(ModificationType.REPLACE)) {
      return given;
    }
    Map<Object, ASN1OctetString> after = new LinkedHashMap<>();
    before.forEach(value -> after.put(attribute.syntax().key(value), value));
    if (kind.equals(ModificationType.ADD)) {
      for (ASN1OctetString value : given) {
        Object key = attribute.syntax().key(value);
        if (after.containsKey(key) && !permissive) {
          throw ValueChecks.exists(attribute);
        }
        if (attribute.single() && !after.isEmpty() && !after.containsKey(key)) {
          throw ValueChecks.exists(attribute);
        }
        after.putIfAbsent(key, value);
      }
      return List.copyOf(after.values());
    }
    if (kind.equals(ModificationType.DELETE)) {
      if (given.isEmpty() && after.isEmpty() && !permissive) {
        throw missing(attribute);
      }
      if (given.isEmpty()) {
        return List.of();
      }
      for (ASN1OctetString value : given) {
        if (after.remove(attribute.syntax().key(value)) == null && !permissive) {
          throw missing(attribute);
        }
      }
      return List.copyOf(after.values());
    }
    throw Refusal.of(
        ResultCode.PROTOCOL_ERROR,
        "00000057",
        "LdapErr: increment is not supported",
        attribute.name());
  }

  static LDAPException missing(AttributeDefinition attribute) {
    return Refusal.of(
        ResultCode.NO_SUCH_ATTRIBUTE,
        "00002085",
        "AtrErr: problem 1001 (NO_ATTRIBUTE_OR_VAL)",
        attribute.name());
  }

  /** Replace resets; delete of the old one with add of the new one changes. */
  private void password(DirectoryObject object, ModificationType kind, List<ASN1OctetString> given)
      throws LDAPException {
    checks.allowed(forest.schema.known("unicodePwd"), object.structuralClass());
    String password = Passwords.decoded(given, encrypted);
    if (!kind.equals(ModificationType.DELETE)) {
      newPassword = password;
    } else if (!password.equals(object.password)) {
      throw Refusal.of(
          ResultCode.CONSTRAINT_VIOLATION,
          "00000056",
          "AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE)",
          "unicodePwd");
    }
  }

  private void check(DirectoryObject object) throws LDAPException {
    Set<String> mandatory = forest.schema.rules(object.structuralClass()).mandatory();
    for (Map.Entry<AttributeDefinition, List<ASN1OctetString>> each : values.entrySet()) {
      AttributeDefinition attribute = each.getKey();
      checks.values(attribute, each.getValue());
      checks.unique(attribute, each.getValue(), object);
      boolean account = attribute.key().equals("samaccountname");
      if (each.getValue().isEmpty() && (mandatory.contains(attribute.key()) || account)) {
        throw Refusal.of(
            ResultCode.OBJECT_CLASS_VIOLATION,
            "0000207C",
            "UpdErr: problem 6002 (OBJ_CLASS_VIOLATION)",
            attribute.name());
      }
      if (account) {
        checks.accountName(
            each.getValue().get(0).stringValue(), object.is("user") && !object.is("computer"));
      }
      if (attribute.key().equals("useraccountcontrol") && !each.getValue().isEmpty()) {
        int flags = Integer.parseInt(each.getValue().get(0).stringValue());
        AccountRules.enabledNeedsPassword(flags, object.password != null || newPassword != null);
      }
    }
    for (LinkEdit each : links.values()) {
      each.check();
    }
  }

  private void commit(DirectoryObject object) throws LDAPException {
    values.entrySet().removeIf(each -> each.getValue().equals(held(object, each.getKey())));
    links.values().removeIf(LinkEdit::empty);
    if (values.isEmpty() && links.isEmpty() && newPassword == null) {
      return;
    }
    forest.touch(object);
    AccountRules accounts = new AccountRules(forest, checks);
    for (Map.Entry<AttributeDefinition, List<ASN1OctetString>> each : values.entrySet()) {
      forest.put(object, each.getKey(), each.getValue());
      accounts.afterModify(object, each.getKey());
    }
    links.values().forEach(each -> each.commit(forest));
    if (newPassword != null) {
      object.password = newPassword;
      forest.put(object, "pwdLastSet", AccountRules.fileTime());
    }
  }
}
