package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import org.aadsync.connector.ldap.exchange.EntrySearch;
import org.aadsync.connector.ldap.exchange.NamingContexts;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.ConnectorException;

/**
 * A partition on a server.
 *
 * @param base the entry that it is below
 * @param origin tells it from the same names in another directory, by the identity of its uppermost
 *     entry: replicas have the same, a directory that was set up anew has another
 * @param pageSize how many entries to ask for at once; 0 if the server knows no pages
 * @param knowsContentSync whether the server says that it knows content synchronization
 */
record Place(DN base, String origin, int pageSize, boolean knowsContentSync) {
  /** Asks a server. */
  static Place find(
      LDAPConnection connection, Partition partition, AnchorForm anchors, int pageSize)
      throws LDAPException, ConnectorException {
    RootDSE root = connection.getRootDSE();
    DN base = base(partition, root);
    Entry top = connection.getEntry(base.toString(), AnchorForm.ENTRY_UUID);
    if (top == null) {
      NamingContexts.of(root == null ? null : root.getNamingContextDNs()).require(base.toString());
      throw new ConnectorException(
          "stopped-failed-search",
          "the directory has no entry '"
              + base
              + "', or the account may not see it; correct the partition, or give it the right");
    }
    String identity = String.valueOf(top.getAttributeValue(AnchorForm.ENTRY_UUID));
    boolean pages =
        root != null && root.supportsControl(SimplePagedResultsControl.PAGED_RESULTS_OID);
    boolean sync = root != null && root.supportsControl(ContentSyncRequestControl.SYNC_REQUEST_OID);
    return new Place(
        base,
        identity + ' ' + anchors.attribute() + ' ' + base.toNormalizedString(),
        pages ? pageSize : 0,
        sync);
  }

  private static DN base(Partition partition, RootDSE root) throws ConnectorException {
    try {
      DN name = new DN(partition.name());
      if (!name.isNullDN()) {
        return name;
      }
    } catch (LDAPException e) {
      // "default" and the like: what the server has
    }
    String[] contexts = root == null ? null : root.getNamingContextDNs();
    if (contexts == null || contexts.length != 1) {
      throw new ConnectorException(
          "no-start-bad-ma-configuration",
          "the partition '"
              + partition.name()
              + "' is no DN, and the server has "
              + (contexts == null ? 0 : contexts.length)
              + " naming contexts; name the partition by the DN of one");
    }
    try {
      return new DN(contexts[0]);
    } catch (LDAPException e) {
      throw new ConnectorException(
          "stopped-failed-search", "the server's naming context is no DN: " + e.getMessage(), e);
    }
  }

  /** Returns a request for everything at and below a name. */
  static SearchRequest below(DN name, Filter filter, String... attributes) {
    return new SearchRequest(name.toString(), SearchScope.SUB, filter, attributes);
  }

  /** Searches in pages where the server knows them. */
  EntrySearch.End search(
      LDAPConnection connection, SearchRequest request, EntrySearch.Entries entries)
      throws LDAPException {
    return pageSize == 0
        ? EntrySearch.whole(connection, request, entries)
        : EntrySearch.paged(connection, request, pageSize, entries);
  }
}
