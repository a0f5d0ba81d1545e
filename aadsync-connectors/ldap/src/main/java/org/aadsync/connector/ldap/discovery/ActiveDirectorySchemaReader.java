package org.aadsync.connector.ldap.discovery;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Attribute;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Link;
import org.aadsync.connector.ldap.discovery.DirectorySchema.ObjectClass;
import org.jspecify.annotations.Nullable;

/** Reads the schema from its naming context in an Active Directory. For use by one thread. */
final class ActiveDirectorySchemaReader {
  static final String NAME = "lDAPDisplayName";
  private static final String[] ATTRIBUTES = {
    NAME, "attributeSyntax", "oMObjectClass", "isSingleValued", "linkID"
  };
  private static final List<String> OWN_ATTRIBUTES =
      List.of("mustContain", "systemMustContain", "mayContain", "systemMayContain");
  private static final String[] CLASSES = {
    NAME,
    "subClassOf",
    "auxiliaryClass",
    "systemAuxiliaryClass",
    "mustContain",
    "systemMustContain",
    "mayContain",
    "systemMayContain"
  };

  private final LDAPConnection connection;
  private final String base;
  private final int pageSize;

  ActiveDirectorySchemaReader(LDAPConnection connection, String base, int pageSize) {
    this.connection = connection;
    this.base = base;
    this.pageSize = pageSize;
  }

  DirectorySchema read() throws LDAPException {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    search(
        "(&(objectClass=attributeSchema)(!(isDefunct=TRUE)))",
        ATTRIBUTES,
        entry -> {
          Attribute found = attribute(entry);
          if (found != null) {
            attributes.put(found.name(), found);
          }
        });
    List<ObjectClass> classes = new ArrayList<>();
    search(
        "(&(objectClass=classSchema)(!(isDefunct=TRUE)))",
        CLASSES,
        entry -> {
          String name = entry.getAttributeValue(NAME);
          if (name != null) {
            classes.add(
                new ObjectClass(
                    name,
                    values(entry, List.of("subClassOf")),
                    values(entry, List.of("auxiliaryClass", "systemAuxiliaryClass")),
                    values(entry, OWN_ATTRIBUTES)));
          }
        });
    return new DirectorySchema(attributes, classes);
  }

  /** Returns what has to be read of an attribute's entry. */
  static String[] attributeProperties() {
    return ATTRIBUTES.clone();
  }

  /** Returns what the schema says of an attribute, or null for an entry that is none. */
  static @Nullable Attribute attribute(Entry entry) {
    String name = entry.getAttributeValue(NAME);
    String syntax = entry.getAttributeValue("attributeSyntax");
    if (name == null || syntax == null) {
      return null;
    }
    Integer link = entry.getAttributeValueAsInteger("linkID");
    return new Attribute(
        name,
        ActiveDirectorySyntax.type(syntax, entry.getAttributeValueBytes("oMObjectClass")),
        syntax,
        !Boolean.TRUE.equals(entry.getAttributeValueAsBoolean("isSingleValued")),
        // [MS-ADTS] 3.1.1.1.6: even numbers are forward links, the next odd one points back.
        link == null || link == 0 ? Link.NONE : link % 2 == 0 ? Link.FORWARD : Link.BACK);
  }

  private static List<String> values(Entry entry, List<String> attributes) {
    List<String> values = new ArrayList<>();
    for (String attribute : attributes) {
      String[] found = entry.getAttributeValues(attribute);
      if (found != null) {
        values.addAll(List.of(found));
      }
    }
    return values;
  }

  private void search(String filter, String[] attributes, Consumer<SearchResultEntry> sink)
      throws LDAPException {
    SearchRequest request = new SearchRequest(base, SearchScope.ONE, filter, attributes);
    @Nullable ASN1OctetString cookie = null;
    do {
      request.setControls(new SimplePagedResultsControl(pageSize, cookie, true));
      SearchResult page = connection.search(request);
      page.getSearchEntries().forEach(sink);
      SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
      if (next == null) {
        throw new LDAPSearchException(
            com.unboundid.ldap.sdk.ResultCode.CONTROL_NOT_FOUND,
            "the server does not say whether there is another page");
      }
      cookie = next.moreResultsToReturn() ? next.getCookie() : null;
    } while (cookie != null);
  }
}
