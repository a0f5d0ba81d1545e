package org.aadsync.connector.ldap.discovery;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import java.util.Locale;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Attribute;
import org.aadsync.connector.ldap.discovery.DirectorySchema.Link;
import org.aadsync.core.schema.AttributeType;

/** Asks the schema of an Active Directory which attributes are links that can be written. */
public final class ForwardLinks {
  // Filters of more parts get slow.
  private static final int BATCH = 100;

  private ForwardLinks() {}

  /**
   * Returns those of some attributes whose values are DNs and that are linked to another that
   * points back, as {@code member}: the directory finds what has a value of theirs by an index.
   *
   * @param names attributes; those that the schema does not know are none
   * @return names in lower case
   * @throws LDAPException if the schema cannot be read
   */
  public static ImmutableSet<String> among(LDAPConnection connection, List<String> names)
      throws LDAPException {
    RootDSE root = connection.getRootDSE();
    String schema = root == null ? null : root.getAttributeValue(Discovery.SCHEMA);
    if (schema == null) {
      throw new LDAPException(
          ResultCode.NO_SUCH_ATTRIBUTE, "the server does not say where its schema is");
    }
    ImmutableSet.Builder<String> links = ImmutableSet.builder();
    for (List<String> batch : Lists.partition(names, BATCH)) {
      Filter any =
          Filter.createORFilter(
              batch.stream()
                  .map(name -> Filter.createEqualityFilter(ActiveDirectorySchemaReader.NAME, name))
                  .toList());
      SearchRequest request =
          new SearchRequest(
              schema, SearchScope.ONE, any, ActiveDirectorySchemaReader.attributeProperties());
      for (SearchResultEntry entry : connection.search(request).getSearchEntries()) {
        Attribute found = ActiveDirectorySchemaReader.attribute(entry);
        if (found != null
            && found.link() == Link.FORWARD
            && found.type() == AttributeType.REFERENCE) {
          links.add(found.name().toLowerCase(Locale.ROOT));
        }
      }
    }
    return links.build();
  }
}
