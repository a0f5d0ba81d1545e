package org.aadsync.connector.directory;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.Reference;

/** Turns changes of attributes into raw values as far as the schema allows. Thread-safe. */
public final class ValueWriter {
  /**
   * Knows the names that a reference may have.
   *
   * @param <E> how asking the directory may fail
   */
  @FunctionalInterface
  public interface References<E extends Exception> {
    /**
     * Returns the DN of an object of the directory as it is to be written.
     *
     * @throws RefusedException if there is no such object
     */
    String resolve(AttributeDefinition attribute, Reference reference) throws E, RefusedException;
  }

  private final SpaceSchema schema;
  private final String anchorAttribute;
  private final Map<String, ImmutableSet<String>> allowed = new LinkedHashMap<>();

  /**
   * Makes a writer.
   *
   * @param anchorAttribute the attribute that only the directory sets
   */
  public ValueWriter(SpaceSchema schema, String anchorAttribute) {
    this.schema = schema;
    this.anchorAttribute = anchorAttribute;
    for (ObjectType type : schema.objectTypes()) {
      allowed.put(
          type.name(),
          type.attributes().stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .collect(ImmutableSet.toImmutableSet()));
    }
  }

  /** Returns whether objects of {@code type} may have {@code attribute}. */
  public boolean allows(ObjectType type, String attribute) {
    ImmutableSet<String> names = allowed.getOrDefault(type.name(), ImmutableSet.of());
    // A schema that lists none does not check.
    return names.isEmpty() || names.contains(attribute.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the values that changed attributes have afterwards, none = absent. What can never be
   * read, a password, is checked and left out.
   *
   * @param values gives the values that an attribute has, none if it is absent
   * @throws RefusedException if the schema does not allow a change
   * @throws E if {@code references} does
   */
  public <E extends Exception> Map<String, List<byte[]>> apply(
      Function<String, List<byte[]>> values,
      ObjectType type,
      List<AttributeChange> changes,
      References<E> references)
      throws E, RefusedException {
    Map<String, List<byte[]>> changed = new LinkedHashMap<>();
    for (AttributeChange change : changes) {
      AttributeDefinition attribute = writable(type, change.attribute().name());
      List<byte[]> before = changed.get(attribute.name());
      List<byte[]> news =
          newValues(
              before == null ? values.apply(attribute.name()) : before,
              attribute,
              change,
              references);
      if (!attribute.multiValued() && news.size() > 1) {
        throw new RefusedException(
            "constraint-violation",
            attribute.name(),
            news.size() + " values; the schema says that the attribute has one");
      }
      // What can never be read, a password, is not kept where anybody could read it.
      if (!attribute.exportOnly()) {
        changed.put(attribute.name(), news);
      }
    }
    return changed;
  }

  /**
   * Returns the attribute {@code name}, which an object of {@code type} may have and an export may
   * change.
   *
   * @throws RefusedException otherwise
   */
  public AttributeDefinition writable(ObjectType type, String name) throws RefusedException {
    AttributeDefinition attribute = schema.find(name);
    if (attribute == null || !AttributeNames.isValid(name)) {
      throw new RefusedException(
          "schema-violation", name, "the schema of the connector has no such attribute");
    }
    if (attribute.slot() == SpaceSchema.DN_SLOT) {
      throw new RefusedException(
          "modify-naming-attribute", name, "the DN is changed by a rename, not as an attribute");
    }
    if (attribute.readOnly()
        || Ascii.equalsIgnoreCase(name, anchorAttribute)
        || Ascii.equalsIgnoreCase(name, AttributeNames.OBJECT_CLASS)) {
      throw new RefusedException(
          "constraint-violation", name, "only the directory itself sets this attribute");
    }
    if (!allows(type, name)) {
      throw new RefusedException(
          "schema-violation", name, "objects of type " + type.name() + " have no such attribute");
    }
    return attribute;
  }

  private static <E extends Exception> List<byte[]> newValues(
      List<byte[]> before,
      AttributeDefinition attribute,
      AttributeChange change,
      References<E> references)
      throws E, RefusedException {
    Map<Object, byte[]> there = new LinkedHashMap<>();
    before.forEach(value -> there.putIfAbsent(identity(attribute, value), value));
    References<E> resolving = exceptThere(there, references);
    Map<Object, byte[]> values = new LinkedHashMap<>();
    List<Object> adds;
    if (change instanceof AttributeChange.Delta delta) {
      values.putAll(there);
      for (Object value : delta.deletes()) {
        values.remove(identity(attribute, bytes(attribute, value, lenient(references))));
      }
      adds = delta.adds();
    } else {
      adds = ((AttributeChange.Replace) change).values();
    }
    for (Object value : adds) {
      byte[] bytes = bytes(attribute, value, resolving);
      values.putIfAbsent(identity(attribute, bytes), bytes);
    }
    return new ArrayList<>(values.values());
  }

  // A directory may hold references to nothing; to keep one is not to make one.
  private static <E extends Exception> References<E> exceptThere(
      Map<Object, byte[]> there, References<E> references) {
    return (attribute, reference) -> {
      byte[] dn = reference.dn().getBytes(StandardCharsets.UTF_8);
      return there.containsKey(identity(attribute, dn))
          ? reference.dn()
          : references.resolve(attribute, reference);
    };
  }

  // Nobody minds if a reference to remove is to nothing.
  private static <E extends Exception> References<E> lenient(References<E> references) {
    return (attribute, reference) -> {
      try {
        return references.resolve(attribute, reference);
      } catch (RefusedException e) {
        return reference.dn();
      }
    };
  }

  /** Returns what two spellings of one value have in common. */
  private static Object identity(AttributeDefinition attribute, byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return switch (attribute.type()) {
      case REFERENCE -> normalized(text, value);
      case BOOLEAN -> Ascii.toUpperCase(text);
      case NUMBER, STRING, BINARY -> ByteString.copyOf(value);
    };
  }

  private static Object normalized(String dn, byte[] value) {
    try {
      return DN.normalize(dn);
    } catch (LDAPException e) {
      return ByteString.copyOf(value);
    }
  }

  /**
   * Returns a value as a directory holds it: text in UTF-8, decimal numbers, TRUE or FALSE.
   *
   * @throws RefusedException if it is none of the attribute's type
   * @throws E if {@code references} does
   */
  public static <E extends Exception> byte[] bytes(
      AttributeDefinition attribute, Object value, References<E> references)
      throws E, RefusedException {
    if (attribute.type() == AttributeType.BINARY && value instanceof ByteString bytes) {
      return bytes.toByteArray();
    }
    String text;
    if (attribute.type() == AttributeType.STRING && value instanceof String string) {
      text = string;
    } else if (attribute.type() == AttributeType.NUMBER && value instanceof Long number) {
      text = number.toString();
    } else if (attribute.type() == AttributeType.BOOLEAN && value instanceof Boolean bool) {
      text = bool ? "TRUE" : "FALSE";
    } else if (attribute.type() == AttributeType.REFERENCE
        && value instanceof Reference reference) {
      text = references.resolve(attribute, reference);
    } else {
      throw new RefusedException(
          "syntax-violation",
          attribute.name(),
          "a value of Java type "
              + value.getClass().getSimpleName()
              + "; the attribute is of type "
              + attribute.type());
    }
    return utf8(attribute, text);
  }

  private static byte[] utf8(AttributeDefinition attribute, String text) throws RefusedException {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new RefusedException(
          "syntax-violation", attribute.name(), "text with half of a surrogate pair; no UTF-8");
    }
  }
}
