package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.OctetStringMatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object as an entry of a result: the attributes that were asked for, and of a large attribute
 * the range that was asked for or that MaxValRange leaves ([MS-ADTS] 3.1.1.3.1.3.3).
 */
final class EntryRenderer {
  private static final Pattern RANGE =
      Pattern.compile("range=(\\d+)-(\\d+|\\*)", Pattern.CASE_INSENSITIVE);

  private final Forest forest;
  private final ObjectView view;
  private final ExtendedNames names;

  EntryRenderer(Forest forest, ObjectView view, ExtendedNames names) {
    this.forest = forest;
    this.view = view;
    this.names = names;
  }

  Entry render(DirectoryObject object, List<String> requested, boolean typesOnly)
      throws LDAPException {
    Map<String, Attribute> found = new LinkedHashMap<>();
    if (requested.isEmpty() || requested.contains("*")) {
      for (AttributeDefinition attribute : view.present(object)) {
        whole(object, attribute, found);
      }
    }
    for (String each : requested) {
      asked(object, each, found);
    }
    List<Attribute> attributes =
        typesOnly
            ? found.values().stream().map(each -> new Attribute(each.getName())).toList()
            : List.copyOf(found.values());
    return new Entry(names.of(object), attributes);
  }

  private void asked(DirectoryObject object, String asked, Map<String, Attribute> found)
      throws LDAPException {
    String[] parts = asked.split(";");
    AttributeDefinition attribute = forest.schema.attribute(parts[0]);
    if (attribute == null) {
      return;
    }
    Matcher range = null;
    for (int at = 1; at < parts.length; at++) {
      Matcher each = RANGE.matcher(parts[at]);
      if (each.matches()) {
        range = each;
      }
    }
    if (range == null) {
      whole(object, attribute, found);
    } else {
      ranged(object, attribute, range, found);
    }
  }

  /** All values, or the first of them and an empty attribute if there are more than MaxValRange. */
  private void whole(
      DirectoryObject object, AttributeDefinition attribute, Map<String, Attribute> found) {
    int count = view.count(object, attribute);
    int most = forest.settings.maxValRange();
    if (count == 0) {
      return;
    }
    if (count <= most) {
      put(found, attribute.name(), values(object, attribute, 0, count));
      return;
    }
    put(found, attribute.name(), List.of());
    put(found, attribute.name() + ";range=0-" + (most - 1), values(object, attribute, 0, most));
  }

  private void ranged(
      DirectoryObject object,
      AttributeDefinition attribute,
      Matcher range,
      Map<String, Attribute> found)
      throws LDAPException {
    int first = bound(range.group(1));
    int last = range.group(2).equals("*") ? Integer.MAX_VALUE : bound(range.group(2));
    if (last < first) {
      throw Refusal.of(
          ResultCode.UNWILLING_TO_PERFORM,
          "00000057",
          "LdapErr: range " + range.group(),
          attribute.name());
    }
    int count = view.count(object, attribute);
    if (count == 0) {
      return;
    }
    int most = (int) Math.min(forest.settings.maxValRange(), (long) last - first + 1);
    boolean whole = (long) first + most >= count;
    String name =
        attribute.name()
            + ";range="
            + first
            + "-"
            + (whole ? "*" : Integer.toString(first + most - 1));
    put(found, name, values(object, attribute, first, most));
  }

  private static int bound(String text) throws LDAPException {
    if (text.length() > 9) {
      throw Refusal.of(ResultCode.UNWILLING_TO_PERFORM, "00000057", "LdapErr: range", text);
    }
    return Integer.parseInt(text);
  }

  private List<ASN1OctetString> values(
      DirectoryObject object, AttributeDefinition attribute, int first, int count) {
    if (attribute.linkId().isPresent()) {
      List<ASN1OctetString> texts = new ArrayList<>();
      view.linked(object, attribute).stream()
          .skip(first)
          .limit(count)
          .forEach(each -> texts.add(new ASN1OctetString(names.of(each))));
      return texts;
    }
    return view.values(object, attribute, first, count);
  }

  private static void put(Map<String, Attribute> found, String name, List<ASN1OctetString> values) {
    found.put(
        name.toLowerCase(Locale.ROOT),
        new Attribute(
            name, OctetStringMatchingRule.getInstance(), values.toArray(ASN1OctetString[]::new)));
  }
}
