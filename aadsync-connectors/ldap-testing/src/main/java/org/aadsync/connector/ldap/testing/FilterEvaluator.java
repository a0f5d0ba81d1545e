package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filters as a domain controller evaluates them ([MS-ADTS] 3.1.1.3.1.3): an attribute that the
 * schema lacks makes its part undefined, one without a value makes it false.
 */
final class FilterEvaluator {
  private static final String BIT_AND = "1.2.840.113556.1.4.803";
  private static final String BIT_OR = "1.2.840.113556.1.4.804";
  private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";

  private final Forest forest;
  private final ObjectView view;

  FilterEvaluator(Forest forest, ObjectView view) {
    this.forest = forest;
    this.view = view;
  }

  boolean matches(Filter filter, DirectoryObject object) throws LDAPException {
    return Boolean.TRUE.equals(evaluate(filter, object));
  }

  private @Nullable Boolean evaluate(Filter filter, DirectoryObject object) throws LDAPException {
    return switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND -> combined(filter.getComponents(), object, false);
      case Filter.FILTER_TYPE_OR -> combined(filter.getComponents(), object, true);
      case Filter.FILTER_TYPE_NOT -> negated(evaluate(filter.getNOTComponent(), object));
      default -> simple(filter, object);
    };
  }

  /**
   * And ends with the first false part, or with the first true one; undefined parts count if no
   * other decides.
   */
  private @Nullable Boolean combined(Filter[] parts, DirectoryObject object, boolean decisive)
      throws LDAPException {
    boolean undefined = false;
    for (Filter part : parts) {
      Boolean each = evaluate(part, object);
      if (each == null) {
        undefined = true;
      } else if (each == decisive) {
        return decisive;
      }
    }
    if (undefined) {
      return null;
    }
    return !decisive;
  }

  private static @Nullable Boolean negated(@Nullable Boolean inner) {
    if (inner == null) {
      return null;
    }
    return !inner;
  }

  private @Nullable Boolean simple(Filter filter, DirectoryObject object) throws LDAPException {
    String name = filter.getAttributeName();
    AttributeDefinition attribute = name == null ? null : forest.schema.attribute(name);
    if (attribute == null) {
      return null;
    }
    return switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_PRESENCE -> view.count(object, attribute) > 0;
      case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
          equal(object, attribute, filter.getRawAssertionValue());
      case Filter.FILTER_TYPE_SUBSTRING -> substring(filter, object, attribute);
      case Filter.FILTER_TYPE_GREATER_OR_EQUAL -> ordered(filter, object, attribute, 1);
      case Filter.FILTER_TYPE_LESS_OR_EQUAL -> ordered(filter, object, attribute, -1);
      default -> extensible(filter, object, attribute);
    };
  }

  private boolean equal(
      DirectoryObject object, AttributeDefinition attribute, ASN1OctetString asserted)
      throws LDAPException {
    if (attribute.linkId().isPresent()) {
      DirectoryObject target = target(asserted.stringValue());
      return target != null && view.linked(object, attribute).contains(target);
    }
    Object key = attribute.syntax().key(asserted);
    if (attribute.key().equals("objectcategory") && !asserted.stringValue().contains("=")) {
      ClassDefinition type = forest.schema.classNamed(asserted.stringValue());
      if (type == null) {
        return false;
      }
      key = attribute.syntax().key(new ASN1OctetString(forest.category(type)));
    } else if (attribute.key().equals("objectguid") && asserted.getValueLength() != 16) {
      UUID guid = Identities.guid(asserted.stringValue());
      return object.guid.equals(guid);
    } else if (attribute.syntax() == Syntax.SID && asserted.stringValue().startsWith("S-1-")) {
      key = new ASN1OctetString(Sids.parse(asserted.stringValue()));
    }
    for (ASN1OctetString value : view.values(object, attribute)) {
      if (attribute.syntax().key(value).equals(key)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable DirectoryObject target(String name) throws LDAPException {
    try {
      return forest.find(name);
    } catch (LDAPException noName) {
      if (noName.getResultCode() == ResultCode.INVALID_DN_SYNTAX) {
        return null;
      }
      throw noName;
    }
  }

  private @Nullable Boolean substring(
      Filter filter, DirectoryObject object, AttributeDefinition attribute) {
    if (attribute.syntax() == Syntax.DISTINGUISHED_NAME || attribute.syntax().number()) {
      return null;
    }
    for (ASN1OctetString value : view.values(object, attribute)) {
      if (contains(filter, attribute.syntax().key(value).toString(), attribute.syntax())) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(Filter filter, String text, Syntax syntax) {
    int at = 0;
    ASN1OctetString start = filter.getRawSubInitialValue();
    if (start != null) {
      String key = syntax.key(start).toString();
      if (!text.startsWith(key)) {
        return false;
      }
      at = key.length();
    }
    for (ASN1OctetString middle : filter.getRawSubAnyValues()) {
      String key = syntax.key(middle).toString();
      int found = text.indexOf(key, at);
      if (found < 0) {
        return false;
      }
      at = found + key.length();
    }
    ASN1OctetString end = filter.getRawSubFinalValue();
    if (end == null) {
      return true;
    }
    String key = syntax.key(end).toString();
    return text.length() - key.length() >= at && text.endsWith(key);
  }

  private @Nullable Boolean ordered(
      Filter filter, DirectoryObject object, AttributeDefinition attribute, int sign) {
    Object bound = attribute.syntax().key(filter.getRawAssertionValue());
    for (ASN1OctetString value : view.values(object, attribute)) {
      Object key = attribute.syntax().key(value);
      int order =
          key instanceof Long number && bound instanceof Long limit
              ? Long.compare(number, limit)
              : key.toString().compareTo(bound.toString());
      if (order * sign >= 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Boolean extensible(
      Filter filter, DirectoryObject object, AttributeDefinition attribute) throws LDAPException {
    String rule = filter.getMatchingRuleID();
    ASN1OctetString asserted = filter.getRawAssertionValue();
    if (rule == null) {
      return equal(object, attribute, asserted);
    }
    if (rule.equals(IN_CHAIN) && attribute.linkId().isPresent()) {
      DirectoryObject target = target(asserted.stringValue());
      return target != null
          && chained(view.linked(object, attribute), attribute, target, new HashSet<>());
    }
    if ((rule.equals(BIT_AND) || rule.equals(BIT_OR)) && attribute.syntax().number()) {
      Object bits = attribute.syntax().key(asserted);
      List<ASN1OctetString> values = view.values(object, attribute);
      if (!(bits instanceof Long mask) || values.isEmpty()) {
        return false;
      }
      long value = Long.parseLong(values.get(0).stringValue());
      return rule.equals(BIT_AND) ? (value & mask) == mask : (value & mask) != 0;
    }
    throw new LDAPException(
        ResultCode.INAPPROPRIATE_MATCHING,
        "00000057: LdapErr: matching rule " + rule.toLowerCase(Locale.ROOT));
  }

  private boolean chained(
      Collection<DirectoryObject> links,
      AttributeDefinition link,
      DirectoryObject target,
      Set<DirectoryObject> seen) {
    if (links.contains(target)) {
      return true;
    }
    for (DirectoryObject each : links) {
      if (seen.add(each) && chained(view.linked(each, link), link, target, seen)) {
        return true;
      }
    }
    return false;
  }
}
