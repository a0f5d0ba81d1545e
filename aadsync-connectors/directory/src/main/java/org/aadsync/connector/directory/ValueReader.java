package org.aadsync.connector.directory;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.SidReference;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;

/** Turns the raw values of an object into those of the connector's schema. Thread-safe. */
public final class ValueReader {
  /** Characters of the longest distinguished name. */
  public static final int MAX_DN_LENGTH = 16_384;

  private static final String CLOUD_MASTERED = "cloudMastered";
  private static final String SOURCE_ANCHOR = "sourceAnchor";
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}");
  private static final int SHOWN = 40;
  private static final char REPLACEMENT = '\uFFFD';

  // MS-DTYP 2.4.2.2: revision, number of sub-authorities, 6 bytes of authority, 4 bytes each.
  private static final int SID_REVISION = 1;
  private static final int SID_HEADER = 8;
  private static final int SID_MAX_SUB_AUTHORITIES = 15;

  // Servers spell a name in one or two ways; more are looked up anew.
  private static final int MAX_SPELLINGS = 4_096;
  // Comparing so few values one by one is faster than to hash them.
  private static final int FEW = 8;

  private final ImmutableMap<String, AttributeDefinition> readable;
  private final Map<String, Optional<AttributeDefinition>> spelled = new ConcurrentHashMap<>();
  private final @Nullable AttributeDefinition anchorAttribute;
  private final @Nullable AttributeDefinition cloudMastered;

  /** Makes a reader for the selected attributes of {@code definition}. */
  public ValueReader(ConnectorDefinition definition) {
    ImmutableMap.Builder<String, AttributeDefinition> attributes = ImmutableMap.builder();
    for (AttributeDefinition attribute : definition.schema().attributes()) {
      if (attribute.slot() != SpaceSchema.DN_SLOT
          && attribute.selected()
          && !attribute.exportOnly()) {
        attributes.put(AttributeNames.key(attribute.name()), attribute);
      }
    }
    this.readable = attributes.buildKeepingLast();
    this.anchorAttribute = readable.get(AttributeNames.key(definition.anchorAttribute()));
    this.cloudMastered =
        definition.kind() == ConnectorKind.AZURE_AD
            ? readable.get(AttributeNames.key(CLOUD_MASTERED))
            : null;
  }

  /**
   * Returns the values of the selected attributes.
   *
   * @param attributes what the object has, by {@link AttributeNames#key}; other attributes do no
   *     harm
   * @param anchor the object's anchor, which counts as a value of it if there is none yet
   * @throws RefusedException if the schema refuses a value
   */
  public AttributeSet read(Map<String, Attribute> attributes, Anchor anchor)
      throws RefusedException {
    AttributeSet.Builder values = AttributeSet.builder();
    for (Map.Entry<String, Attribute> entry : attributes.entrySet()) {
      AttributeDefinition attribute = readable.get(entry.getKey());
      if (attribute != null) {
        values.set(attribute.slot(), value(attribute, entry.getValue()));
      }
    }
    if (anchorAttribute != null && values.get(anchorAttribute.slot()) == null) {
      values.set(anchorAttribute.slot(), one(anchorAttribute, anchor.value()));
    }
    if (cloudMastered != null && values.get(cloudMastered.slot()) == null) {
      values.set(
          cloudMastered.slot(),
          cloudMastered(cloudMastered, !attributes.containsKey(AttributeNames.key(SOURCE_ANCHOR))));
    }
    return values.build();
  }

  /**
   * Returns the values of the selected attributes, as {@link #read(Map, Anchor)}.
   *
   * @param attributes what the object has; several of one {@link AttributeNames#key} count as one
   */
  public AttributeSet read(Collection<Attribute> attributes, Anchor anchor)
      throws RefusedException {
    if (cloudMastered != null) {
      return read(AttributeNames.byKey(attributes), anchor);
    }
    AttributeSet.Builder values = AttributeSet.builder();
    for (Attribute each : attributes) {
      AttributeDefinition attribute = find(each.getName());
      if (attribute != null) {
        if (values.get(attribute.slot()) != null) {
          return read(AttributeNames.byKey(attributes), anchor);
        }
        values.set(attribute.slot(), value(attribute, each));
      }
    }
    if (anchorAttribute != null && values.get(anchorAttribute.slot()) == null) {
      values.set(anchorAttribute.slot(), one(anchorAttribute, anchor.value()));
    }
    return values.build();
  }

  private static Object cloudMastered(AttributeDefinition attribute, boolean value) {
    return one(
        attribute,
        attribute.type() == AttributeType.BOOLEAN ? (Object) value : value ? "True" : "False");
  }

  private static Object one(AttributeDefinition attribute, Object value) {
    return attribute.multiValued() ? ImmutableList.of(value) : value;
  }

  private static @Nullable Object value(AttributeDefinition definition, Attribute attribute)
      throws RefusedException {
    ImmutableList<Object> distinct = values(definition, attribute);
    if (definition.multiValued()) {
      return distinct.isEmpty() ? null : distinct;
    }
    if (distinct.size() > 1) {
      throw new RefusedException(
          "multi-single-mismatch",
          definition.name(),
          distinct.size() + " values; the schema says that the attribute has one");
    }
    return distinct.isEmpty() ? null : distinct.get(0);
  }

  /** Returns the selected attribute of this name, which may have options, or null. */
  public @Nullable AttributeDefinition find(String name) {
    Optional<AttributeDefinition> known = spelled.get(name);
    if (known == null) {
      known = Optional.ofNullable(readable.get(AttributeNames.key(name)));
      if (spelled.size() < MAX_SPELLINGS) {
        spelled.put(name, known);
      }
    }
    return known.orElse(null);
  }

  /**
   * Returns the distinct values, in their order: of an attribute as a whole, or those that a change
   * adds or takes away.
   *
   * @throws RefusedException if one is none of the type of {@code definition}
   */
  public static ImmutableList<Object> values(AttributeDefinition definition, Attribute attribute)
      throws RefusedException {
    ASN1OctetString[] all = attribute.getRawValues();
    if (all.length == 1) {
      return ImmutableList.of(scalar(definition, all[0].getValue()));
    }
    Collection<Object> distinct =
        all.length > FEW ? new LinkedHashSet<>() : new ArrayList<>(all.length);
    for (ASN1OctetString raw : all) {
      Object value = scalar(definition, raw.getValue());
      if (all.length > FEW || !distinct.contains(value)) {
        distinct.add(value);
      }
    }
    return ImmutableList.copyOf(distinct);
  }

  private static Object scalar(AttributeDefinition attribute, byte[] raw) throws RefusedException {
    return switch (attribute.type()) {
      case BINARY -> ByteString.copyOf(raw);
      case STRING -> text(attribute, raw);
      case NUMBER -> number(attribute, text(attribute, raw));
      case BOOLEAN -> bool(attribute, text(attribute, raw));
      case REFERENCE ->
          isSid(raw)
              ? new SidReference(ByteString.copyOf(raw))
              : reference(attribute, text(attribute, raw));
    };
  }

  private static String text(AttributeDefinition attribute, byte[] raw) throws RefusedException {
    String text = new String(raw, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    // It is in the value, or stands for bytes that mean nothing.
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw invalid(attribute, "bytes that are no UTF-8; expected text");
    }
  }

  private static Long number(AttributeDefinition attribute, String text) throws RefusedException {
    if (DECIMAL.matcher(text).matches()) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw invalid(attribute, "the number " + text + "; expected one of 64 bits");
      }
    }
    throw invalid(attribute, shown(text) + "; expected a decimal number");
  }

  private static Boolean bool(AttributeDefinition attribute, String text) throws RefusedException {
    if (Ascii.equalsIgnoreCase(text, "TRUE")) {
      return true;
    }
    if (Ascii.equalsIgnoreCase(text, "FALSE")) {
      return false;
    }
    throw invalid(attribute, shown(text) + "; expected TRUE or FALSE");
  }

  private static DistinguishedName reference(AttributeDefinition attribute, String text)
      throws RefusedException {
    if (!text.isEmpty() && text.length() <= MAX_DN_LENGTH) {
      try {
        return DistinguishedName.parse(text);
      } catch (IllegalArgumentException e) {
        throw noReference(attribute, text);
      }
    }
    throw noReference(attribute, text);
  }

  private static boolean isSid(byte[] raw) {
    return raw.length > SID_HEADER
        && raw[0] == SID_REVISION
        && raw[1] > 0
        && raw[1] <= SID_MAX_SUB_AUTHORITIES
        && raw.length == SID_HEADER + 4 * raw[1];
  }

  private static RefusedException noReference(AttributeDefinition attribute, String text) {
    return new RefusedException(
        "reference-value-not-ldap-conformant",
        attribute.name(),
        shown(text) + "; expected the DN of an object");
  }

  private static RefusedException invalid(AttributeDefinition attribute, String message) {
    return new RefusedException("invalid-attribute-value", attribute.name(), message);
  }

  private static String shown(String text) {
    return "'" + Ascii.truncate(text, SHOWN, "…") + "'";
  }
}
