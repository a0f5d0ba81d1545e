package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The subschema entry of RFC 4512 ([MS-ADTS] 3.1.1.3.1.1.1). */
final class SubSchema {
  private final Forest forest;

  SubSchema(Forest forest) {
    this.forest = forest;
  }

  Entry entry(DirectoryObject aggregate, List<String> requested) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("objectClass", "top", "subSchema"));
    attributes.add(new Attribute("cn", "Aggregate"));
    attributes.add(
        new Attribute(
            "attributeTypes", forest.schema.attributes().stream().map(SubSchema::line).toList()));
    attributes.add(
        new Attribute(
            "objectClasses", forest.schema.classes().stream().map(SubSchema::line).toList()));
    if (!requested.isEmpty() && !requested.contains("*") && !requested.contains("+")) {
      attributes.removeIf(each -> requested.stream().noneMatch(each.getName()::equalsIgnoreCase));
    }
    return new Entry(aggregate.dn(), attributes);
  }

  private static String line(AttributeDefinition each) {
    return "( "
        + each.oid()
        + " NAME '"
        + each.name()
        + "' SYNTAX '"
        + each.syntax().ldapOid()
        + "'"
        + (each.single() ? " SINGLE-VALUE" : "")
        + (each.systemOnly() ? " NO-USER-MODIFICATION" : "")
        + " )";
  }

  private static String line(ClassDefinition each) {
    String kind =
        each.category() == 3 ? " AUXILIARY" : each.category() == 2 ? " ABSTRACT" : " STRUCTURAL";
    return "( "
        + each.oid()
        + " NAME '"
        + each.name()
        + "' SUP "
        + each.parent()
        + kind
        + names(" MUST ", each.mandatory())
        + names(" MAY ", each.optional())
        + " )";
  }

  private static String names(String head, Set<String> names) {
    return names.isEmpty() ? "" : head + "( " + String.join(" $ ", names) + " )";
  }
}
