package org.aadsync.connector.ldap.discovery;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.AttributeTypeDefinition;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import com.unboundid.ldap.sdk.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Attribute;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Link;
import org.aadsync.connector.ldap.discovery.DirectorySchema.ObjectClass;
import org.aadsync.core.config.Syntax;
import org.jspecify.annotations.Nullable;

/** Reads the schema from the subschema subentry (RFC 4512, 4.2). */
final class SubschemaReader {
  private SubschemaReader() {}

  /** Returns the schema; null if the directory publishes none. */
  static @Nullable DirectorySchema read(LDAPConnection connection) throws LDAPException {
    Schema schema = connection.getSchema();
    if (schema == null) {
      return null;
    }
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (AttributeTypeDefinition definition : schema.getAttributeTypes()) {
      String syntax = withoutLength(definition.getSyntaxOID(schema));
      for (String name : definition.getNames()) {
        attributes.put(
            name,
            new Attribute(
                name, Syntax.type(syntax), syntax, !definition.isSingleValued(), Link.NONE));
      }
    }
    List<ObjectClass> classes = new ArrayList<>();
    for (ObjectClassDefinition definition : schema.getObjectClasses()) {
      List<String> own = new ArrayList<>();
      Collections.addAll(own, definition.getRequiredAttributes());
      Collections.addAll(own, definition.getOptionalAttributes());
      for (String name : definition.getNames()) {
        classes.add(
            new ObjectClass(name, List.of(definition.getSuperiorClasses()), List.of(), own));
      }
    }
    return new DirectorySchema(attributes, classes);
  }

  // RFC 4512, 4.1.2: the syntax may be followed by a proposed length, in braces.
  private static String withoutLength(@Nullable String syntax) {
    if (syntax == null) {
      return "";
    }
    int brace = syntax.indexOf('{');
    return brace < 0 ? syntax : syntax.substring(0, brace);
  }
}
