package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the schema and the accounts' rules demand of values. */
final class ValueChecks {
  private static final String BAD_ACCOUNT_CHARACTERS = "\"/\\[]:;|=,+*?<>";

  private final Forest forest;

  ValueChecks(Forest forest) {
    this.forest = forest;
  }

  /** The attribute of a name that a client sent. */
  AttributeDefinition definition(String name) throws LDAPException {
    AttributeDefinition attribute = forest.schema.attribute(name);
    if (attribute == null) {
      throw Refusal.of(
          ResultCode.NO_SUCH_ATTRIBUTE,
          "00000057",
          "LdapErr: Error in attribute conversion operation",
          name);
    }
    return attribute;
  }

  void writable(AttributeDefinition attribute) throws LDAPException {
    if (attribute.backLink()) {
      throw Refusal.unwilling("0000209A", attribute.name());
    }
    if (attribute.systemOnly() || attribute.constructed() || attribute.key().equals("name")) {
      throw Refusal.of(
          ResultCode.CONSTRAINT_VIOLATION,
          "0000209A",
          "AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE)",
          attribute.name());
    }
    if (attribute.key().equals("samaccounttype") || attribute.key().equals("objectsid")) {
      throw Refusal.unwilling("00002077", attribute.name());
    }
  }

  void allowed(AttributeDefinition attribute, ClassDefinition type) throws LDAPException {
    ClassRules rules = forest.schema.rules(type);
    if (!rules.optional().contains(attribute.key())
        && !rules.mandatory().contains(attribute.key())) {
      throw Refusal.of(
          ResultCode.OBJECT_CLASS_VIOLATION,
          "0000207D",
          "UpdErr: problem 6002 (OBJ_CLASS_VIOLATION)",
          attribute.name());
    }
  }

  void values(AttributeDefinition attribute, List<ASN1OctetString> values) throws LDAPException {
    Set<Object> seen = new HashSet<>();
    for (ASN1OctetString value : values) {
      if (value.getValueLength() == 0) {
        throw Refusal.of(
            ResultCode.INVALID_ATTRIBUTE_SYNTAX,
            "00000057",
            "Error in attribute conversion operation",
            attribute.name());
      }
      attribute.syntax().check(attribute, value);
      if (!seen.add(attribute.syntax().key(value))) {
        throw exists(attribute);
      }
    }
    if (attribute.single() && values.size() > 1) {
      throw Refusal.of(
          ResultCode.CONSTRAINT_VIOLATION,
          "00002081",
          "AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE)",
          attribute.name());
    }
  }

  static LDAPException exists(AttributeDefinition attribute) {
    return Refusal.of(
        ResultCode.ATTRIBUTE_OR_VALUE_EXISTS,
        "00002083",
        "AtrErr: problem 1006 (ATT_OR_VALUE_EXISTS)",
        attribute.name());
  }

  /** The living object that a value of a link names. */
  DirectoryObject target(AttributeDefinition attribute, ASN1OctetString value)
      throws LDAPException {
    DirectoryObject target;
    try {
      target = forest.find(value.stringValue());
    } catch (LDAPException noName) {
      throw Refusal.of(
          ResultCode.INVALID_ATTRIBUTE_SYNTAX,
          "00000057",
          "Error in attribute conversion operation",
          attribute.name());
    }
    if (target == null || target.deleted) {
      throw Refusal.noSuchObject(value.stringValue(), "");
    }
    return target;
  }

  /** Account names are unique among all that lives, and so are names of principals. */
  void unique(
      AttributeDefinition attribute, List<ASN1OctetString> values, @Nullable DirectoryObject self)
      throws LDAPException {
    for (ASN1OctetString value : values) {
      Set<DirectoryObject> holders = forest.indexed(attribute, value);
      if (holders != null && holders.stream().anyMatch(each -> each != self && !each.deleted)) {
        if (attribute.key().equals("samaccountname")) {
          throw Refusal.of(
              ResultCode.ENTRY_ALREADY_EXISTS,
              "00000524",
              "UpdErr: problem 6005 (ENTRY_EXISTS)",
              attribute.name());
        }
        throw Refusal.of(
            ResultCode.CONSTRAINT_VIOLATION,
            "000021C8",
            "AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE)",
            attribute.name());
      }
    }
  }

  void accountName(String name, boolean user) throws LDAPException {
    boolean bad =
        name.chars().anyMatch(each -> BAD_ACCOUNT_CHARACTERS.indexOf(each) >= 0 || each < ' ');
    if (bad || name.endsWith(".") || (user && name.length() > 20)) {
      throw Refusal.of(
          ResultCode.CONSTRAINT_VIOLATION,
          "00000523",
          "SysErr: problem (ERROR_INVALID_ACCOUNT_NAME)",
          name);
    }
  }

  /** A principal of another domain is named by its SID. */
  static void foreignPrincipal(String name) throws LDAPException {
    if (!name.matches("S-1-\\d{1,3}(-\\d{1,10}){1,15}")) {
      throw Refusal.unwilling("00000523", name);
    }
  }

  /** A name below a container must be free. */
  void free(DirectoryObject parent, String rdnKey, @Nullable DirectoryObject self)
      throws LDAPException {
    DirectoryObject there = parent.children.get(rdnKey.toLowerCase(Locale.ROOT));
    if (there != null && there != self) {
      throw Refusal.of(
          ResultCode.ENTRY_ALREADY_EXISTS,
          "00002071",
          "UpdErr: problem 6005 (ENTRY_EXISTS)",
          there.dn());
    }
  }

  /** The class must be one that may stand below the other. */
  void placeable(ClassDefinition type, DirectoryObject parent) throws LDAPException {
    Set<String> superiors = forest.schema.rules(type).superiors();
    boolean fits =
        parent.classes.stream()
            .anyMatch(each -> superiors.contains(each.name().toLowerCase(Locale.ROOT)));
    if (!fits) {
      throw Refusal.of(
          ResultCode.NAMING_VIOLATION,
          "00002099",
          "NameErr: problem 2005 (NAMING_VIOLATION)",
          parent.dn());
    }
  }
}
