package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds an object ([MS-ADTS] 3.1.1.5.2). */
final class AddOperation {
  /** Mandatory attributes that the directory gives itself. */
  private static final Set<String> GIVEN =
      Set.of(
          "instancetype",
          "ntsecuritydescriptor",
          "objectcategory",
          "objectclass",
          "objectsid",
          "samaccountname",
          "grouptype",
          "cn");

  private final Forest forest;
  private final Session session;
  private final boolean encrypted;
  private final ValueChecks checks;

  AddOperation(Forest forest, Session session, boolean encrypted) {
    this.forest = forest;
    this.session = session;
    this.encrypted = encrypted;
    this.checks = new ValueChecks(forest);
  }

  DirectoryObject apply(AddRequestProtocolOp request) throws LDAPException {
    session.needsWrite();
    DN name = Names.parse(request.getDN());
    RDN rdn = Names.single(name.getRDN() == null ? new RDN("CN", "") : name.getRDN());
    DirectoryObject parent = parent(name);
    Map<AttributeDefinition, List<ASN1OctetString>> given = given(request.getAttributes(), rdn);
    List<ClassDefinition> classes = classes(given.remove(forest.schema.known("objectClass")));
    ClassDefinition type = classes.get(classes.size() - 1);
    if (!rdn.getAttributeNames()[0].equalsIgnoreCase(type.rdnType())) {
      throw Refusal.of(
          ResultCode.NAMING_VIOLATION,
          "00002099",
          "NameErr: problem 2005 (NAMING_VIOLATION)",
          rdn.toString());
    }
    checks.values(
        forest.schema.known(type.rdnType()),
        List.of(new ASN1OctetString(rdn.getAttributeValues()[0])));
    if (type.name().equals("foreignSecurityPrincipal")) {
      ValueChecks.foreignPrincipal(rdn.getAttributeValues()[0]);
    }
    checks.placeable(type, parent);
    checks.free(parent, Names.key(rdn), null);
    check(given, type);
    Map<AttributeDefinition, List<DirectoryObject>> links = links(given);
    List<ASN1OctetString> secret = given.remove(forest.schema.known("unicodePwd"));
    String password = secret == null ? null : Passwords.decoded(secret, encrypted);
    new AccountRules(forest, checks).beforeAdd(type, given, password != null);

    DirectoryObject object =
        forest.create(
            parent, type, type.rdnType().toUpperCase(Locale.ROOT), rdn.getAttributeValues()[0]);
    forest.put(object, "instanceType", "4");
    forest.put(object, "objectCategory", forest.category(type));
    given.forEach((attribute, values) -> forest.put(object, attribute, values));
    links.forEach((link, targets) -> targets.forEach(target -> forest.link(object, link, target)));
    if (type.name().equals("foreignSecurityPrincipal")) {
      sid(object, Sids.parse(object.rdnValue));
    } else if (object.is("user") || object.is("group")) {
      sid(object, forest.nextSid());
    }
    object.password = password;
    return object;
  }

  private void sid(DirectoryObject object, byte[] sid) {
    forest.put(object, forest.schema.known("objectSid"), List.of(new ASN1OctetString(sid)));
  }

  private DirectoryObject parent(DN name) throws LDAPException {
    DN above = name.getParent();
    DirectoryObject parent = above == null ? null : forest.find(above.toString());
    if (parent == null || parent.deleted) {
      throw Refusal.noSuchObject(name.toString(), forest.bestMatch(name.toString()));
    }
    return parent;
  }

  private Map<AttributeDefinition, List<ASN1OctetString>> given(List<Attribute> attributes, RDN rdn)
      throws LDAPException {
    Map<AttributeDefinition, List<ASN1OctetString>> given = new LinkedHashMap<>();
    for (Attribute each : attributes) {
      AttributeDefinition definition = checks.definition(each.getBaseName());
      if (definition.name().equalsIgnoreCase(rdn.getAttributeNames()[0])) {
        continue;
      }
      if (!definition.key().equals("objectclass")) {
        checks.writable(definition);
      }
      if (given.put(definition, List.of(each.getRawValues())) != null) {
        throw ValueChecks.exists(definition);
      }
    }
    return given;
  }

  private List<ClassDefinition> classes(@Nullable List<ASN1OctetString> names)
      throws LDAPException {
    ClassDefinition last = null;
    for (ASN1OctetString name : names == null ? List.<ASN1OctetString>of() : names) {
      ClassDefinition each = forest.schema.classNamed(name.stringValue());
      if (each == null) {
        throw Refusal.of(
            ResultCode.NO_SUCH_ATTRIBUTE,
            "00000057",
            "LdapErr: Error in attribute conversion operation",
            name.stringValue());
      }
      if (!each.structural()) {
        continue;
      }
      if (last == null || forest.schema.lineage(each).contains(last)) {
        last = each;
      } else if (!forest.schema.lineage(last).contains(each)) {
        throw violation(each.name());
      }
    }
    if (last == null) {
      throw violation("objectClass");
    }
    return forest.schema.lineage(last);
  }

  private static LDAPException violation(String what) {
    return Refusal.of(
        ResultCode.OBJECT_CLASS_VIOLATION,
        "0000207C",
        "UpdErr: problem 6002 (OBJ_CLASS_VIOLATION)",
        what);
  }

  private void check(Map<AttributeDefinition, List<ASN1OctetString>> given, ClassDefinition type)
      throws LDAPException {
    Set<String> names = new LinkedHashSet<>(GIVEN);
    for (Map.Entry<AttributeDefinition, List<ASN1OctetString>> each : given.entrySet()) {
      checks.allowed(each.getKey(), type);
      if (each.getKey().key().equals("unicodepwd")) {
        continue;
      }
      checks.values(each.getKey(), each.getValue());
      checks.unique(each.getKey(), each.getValue(), null);
      names.add(each.getKey().key());
    }
    for (String must : forest.schema.rules(type).mandatory()) {
      if (!names.contains(must) && !must.equalsIgnoreCase(type.rdnType())) {
        throw violation(must);
      }
    }
  }

  private Map<AttributeDefinition, List<DirectoryObject>> links(
      Map<AttributeDefinition, List<ASN1OctetString>> given) throws LDAPException {
    Map<AttributeDefinition, List<DirectoryObject>> links = new HashMap<>();
    for (Map.Entry<AttributeDefinition, List<ASN1OctetString>> each :
        Map.copyOf(given).entrySet()) {
      if (each.getKey().forwardLink()) {
        List<DirectoryObject> targets = new ArrayList<>();
        for (ASN1OctetString value : each.getValue()) {
          targets.add(checks.target(each.getKey(), value));
        }
        links.put(each.getKey(), targets);
        given.remove(each.getKey());
      }
    }
    return links;
  }
}
