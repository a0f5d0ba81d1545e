package org.aadsync.connector.directory;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Attribute descriptions as RFC 4512 (2.5) spells them. */
public final class AttributeNames {
  /** The attribute that says of which classes an object is. */
  public static final String OBJECT_CLASS = "objectClass";

  /** More than any directory allows; keeps a hostile name from filling messages. */
  public static final int MAX_LENGTH = 256;

  private static final String BINARY_OPTION = ";binary";
  // The range option of Active Directory adds '=' and '*', some directories allow '_'.
  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("-.;_=*"))
          .precomputed();

  private AttributeNames() {}

  /** Returns whether {@code name} can be the description of an attribute, with its options. */
  public static boolean isValid(CharSequence name) {
    return name.length() > 0
        && name.length() <= MAX_LENGTH
        && name.charAt(0) != '-'
        && ALLOWED.matchesAllOf(name);
  }

  /**
   * Returns the form in which two descriptions of one attribute are equal: lower case, without the
   * option {@code ;binary}, which says how a value travels and not what it is (RFC 4522).
   */
  public static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(BINARY_OPTION)
        ? lower.substring(0, lower.length() - BINARY_OPTION.length())
        : lower;
  }

  /**
   * Returns the attributes of one object by {@link #key}, in their order. Several of one name are
   * put together.
   */
  public static ImmutableMap<String, Attribute> byKey(Collection<Attribute> attributes) {
    Map<String, Attribute> byKey = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byKey.merge(key(attribute.getName()), attribute, AttributeNames::join);
    }
    return ImmutableMap.copyOf(byKey);
  }

  // UnboundID's own merge drops values that differ in case only.
  private static Attribute join(Attribute first, Attribute second) {
    List<byte[]> values = new ArrayList<>(List.of(first.getValueByteArrays()));
    values.addAll(List.of(second.getValueByteArrays()));
    return new Attribute(first.getName(), values.toArray(byte[][]::new));
  }
}
