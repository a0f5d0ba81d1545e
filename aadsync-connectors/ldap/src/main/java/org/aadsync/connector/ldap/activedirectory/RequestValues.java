package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.Lists;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueWriter;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;

/**
 * Turns operations into requests. Lists of references are never written as a whole: what is to come
 * and go is sent, in requests of no more values than a domain controller takes at once. For use by
 * one thread.
 */
final class RequestValues {
  /** Microsoft advises against more than 5,000 at once: the version store of a server is small. */
  static final int MAX_VALUES = 1_000;

  private static final String PASSWORD = "unicodePwd";

  /**
   * A new object.
   *
   * @param attributes what it is created with
   * @param rest what is added afterwards, request by request
   */
  record NewObject(List<Attribute> attributes, List<List<Modification>> rest) {}

  private final SpaceSchema schema;
  private final ValueWriter writer;
  private final LDAPConnection connection;
  private final RangeRetrieval ranges;

  RequestValues(ConnectorDefinition definition, LDAPConnection connection) {
    this.schema = definition.schema();
    this.writer = new ValueWriter(schema, definition.anchorAttribute());
    this.connection = connection;
    this.ranges = new RangeRetrieval(connection);
  }

  NewObject newObject(ExportOperation.Add add, ReferenceNames names) throws RefusedException {
    ObjectType type = type(add.objectType());
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute(AttributeNames.OBJECT_CLASS, type.name()));
    List<Modification> rest = new ArrayList<>();
    for (AttributeChange change : add.values()) {
      AttributeDefinition attribute = writer.writable(type, change.attribute().name());
      List<byte[]> values = bytes(attribute, added(change), names);
      checkCount(attribute, values);
      if (!values.isEmpty()) {
        List<List<byte[]>> parts = Lists.partition(values, MAX_VALUES);
        attributes.add(new Attribute(attribute.name(), parts.get(0).toArray(byte[][]::new)));
        parts.subList(1, parts.size()).forEach(part -> rest.add(adding(attribute, part)));
      }
    }
    return new NewObject(attributes, requests(rest));
  }

  private static List<Object> added(AttributeChange change) {
    return change instanceof AttributeChange.Delta delta
        ? delta.adds()
        : ((AttributeChange.Replace) change).values();
  }

  /** Returns the requests that an update takes; those of a small one are one. */
  List<List<Modification>> modifications(
      ExportOperation.Update update, ObjectGuid guid, ReferenceNames names)
      throws LDAPException, RefusedException {
    ObjectType type = type(update.objectType());
    List<Modification> modifications = new ArrayList<>();
    for (AttributeChange change : update.changes()) {
      AttributeDefinition attribute = writer.writable(type, change.attribute().name());
      if (change instanceof AttributeChange.Delta delta) {
        List<byte[]> deletes = leniently(attribute, delta.deletes(), names);
        addDelta(attribute, bytes(attribute, delta.adds(), names), deletes, modifications);
      } else {
        List<byte[]> values = bytes(attribute, added(change), names);
        checkCount(attribute, values);
        addReplacement(attribute, values, guid, modifications);
      }
    }
    return requests(modifications);
  }

  private static void addDelta(
      AttributeDefinition attribute,
      List<byte[]> adds,
      List<byte[]> deletes,
      List<Modification> modifications)
      throws RefusedException {
    if (!attribute.multiValued() && !adds.isEmpty()) {
      checkCount(attribute, adds);
      modifications.add(modification(ModificationType.REPLACE, attribute, adds));
      return;
    }
    for (List<byte[]> part : Lists.partition(deletes, MAX_VALUES)) {
      modifications.add(modification(ModificationType.DELETE, attribute, part));
    }
    for (List<byte[]> part : Lists.partition(adds, MAX_VALUES)) {
      modifications.add(adding(attribute, part));
    }
  }

  private void addReplacement(
      AttributeDefinition attribute,
      List<byte[]> values,
      ObjectGuid guid,
      List<Modification> modifications)
      throws LDAPException, RefusedException {
    if (attribute.multiValued() && attribute.type() == AttributeType.REFERENCE) {
      Map<String, byte[]> before = byName(present(attribute, guid));
      Map<String, byte[]> after = byName(values);
      List<byte[]> adds = new ArrayList<>();
      after.forEach(
          (name, value) -> {
            if (before.remove(name) == null) {
              adds.add(value);
            }
          });
      addDelta(attribute, adds, List.copyOf(before.values()), modifications);
      return;
    }
    List<List<byte[]>> parts = Lists.partition(values, MAX_VALUES);
    modifications.add(
        modification(
            ModificationType.REPLACE, attribute, parts.isEmpty() ? List.of() : parts.get(0)));
    for (int i = 1; i < parts.size(); i++) {
      modifications.add(adding(attribute, parts.get(i)));
    }
  }

  private List<byte[]> present(AttributeDefinition attribute, ObjectGuid guid)
      throws LDAPException, RefusedException {
    return ranges.values(guid, attribute.name()).map(List::of).orElse(List.of());
  }

  private static Map<String, byte[]> byName(List<byte[]> values) {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    for (byte[] value : values) {
      String dn = new String(value, StandardCharsets.UTF_8);
      try {
        byName.put(DN.normalize(dn), value);
      } catch (LDAPException e) {
        byName.put(dn, value);
      }
    }
    return byName;
  }

  /** Puts as much into one request as it may hold. */
  private static List<List<Modification>> requests(List<Modification> modifications) {
    List<List<Modification>> requests = new ArrayList<>();
    int values = MAX_VALUES;
    for (Modification each : modifications) {
      int more = each.getRawValues().length;
      if (requests.isEmpty() || values + more > MAX_VALUES) {
        requests.add(new ArrayList<>());
        values = 0;
      }
      requests.get(requests.size() - 1).add(each);
      values += more;
    }
    return requests;
  }

  private static Modification adding(AttributeDefinition attribute, List<byte[]> values) {
    return modification(ModificationType.ADD, attribute, values);
  }

  private static Modification modification(
      ModificationType type, AttributeDefinition attribute, List<byte[]> values) {
    return new Modification(type, attribute.name(), values.toArray(byte[][]::new));
  }

  private static void checkCount(AttributeDefinition attribute, List<byte[]> values)
      throws RefusedException {
    if (!attribute.multiValued() && values.size() > 1) {
      throw new RefusedException(
          "constraint-violation",
          attribute.name(),
          values.size() + " values; the schema says that the attribute has one");
    }
  }

  private List<byte[]> bytes(
      AttributeDefinition attribute, List<Object> values, ReferenceNames names)
      throws RefusedException {
    List<byte[]> bytes = new ArrayList<>(values.size());
    for (Object value : values) {
      bytes.add(
          isPassword(attribute) ? password(value) : ValueWriter.bytes(attribute, value, names));
    }
    return bytes;
  }

  // Nobody minds if a reference to remove is to nothing.
  private static List<byte[]> leniently(
      AttributeDefinition attribute, List<Object> values, ReferenceNames names)
      throws RefusedException {
    List<byte[]> bytes = new ArrayList<>(values.size());
    for (Object value : values) {
      try {
        bytes.add(ValueWriter.bytes(attribute, value, names));
      } catch (RefusedException e) {
        if (attribute.type() != AttributeType.REFERENCE) {
          throw e;
        }
      }
    }
    return bytes;
  }

  static boolean isPassword(AttributeDefinition attribute) {
    return attribute.name().equalsIgnoreCase(PASSWORD);
  }

  /** Returns a password as MS-ADTS 3.1.1.3.1.5.1 wants it, over TLS alone. */
  private byte[] password(Object value) throws RefusedException {
    if (connection.getSSLSession() == null) {
      throw new RefusedException(
          "permission-issue",
          PASSWORD,
          "a password is set over TLS alone; use ldaps:, or ldap: with start-tls=true");
    }
    if (!(value instanceof String text)) {
      throw new RefusedException("syntax-violation", PASSWORD, "a password that is no text");
    }
    return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_16LE);
  }

  private ObjectType type(String name) throws RefusedException {
    ObjectType type = schema.findObjectType(name);
    if (type == null || name.isEmpty()) {
      throw new RefusedException(
          "schema-violation",
          AttributeNames.OBJECT_CLASS,
          "the schema of the connector has no object type '" + name + "'");
    }
    return type;
  }
}
